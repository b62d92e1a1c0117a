import { useState } from 'preact/hooks';
import { Field } from '../ui/field';
import type { StepProps } from './founding';
import { useSetupWords } from './words';

/** Who sits at the county desk first. */
export function AccountStep({ plan, change, error }: StepProps) {
  const words = useSetupWords().account;
  return (
    <>
      <p>{words.hint}</p>
      <Field
        id="holder"
        label={words.name}
        hint={words.nameHint}
        autoComplete="name"
        value={plan.holder}
        onInput={(holder) => change({ ...plan, holder })}
        error={error('holder')}
      />
      <Field
        id="login"
        label={words.login}
        hint={words.loginHint}
        autoComplete="username"
        width="half"
        value={plan.login}
        onInput={(login) => change({ ...plan, login: login.trim().toLowerCase() })}
        error={error('login')}
      />
      <Password plan={plan} change={change} error={error} />
    </>
  );
}

/** Typed twice, and shown on request: nothing can bring it back. */
function Password({ plan, change, error }: StepProps) {
  const words = useSetupWords().account;
  const [shown, setShown] = useState(false);
  const type = shown ? 'text' : 'password';
  return (
    <>
      <Field
        id="password"
        label={words.password}
        hint={words.passwordHint}
        type={type}
        autoComplete="new-password"
        value={plan.password}
        onInput={(password) => change({ ...plan, password })}
        error={error('password')}
      />
      <Field
        id="again"
        label={words.again}
        type={type}
        autoComplete="new-password"
        value={plan.again}
        onInput={(again) => change({ ...plan, again })}
        error={error('again')}
      />
      <label class="show-password">
        <input type="checkbox" checked={shown} onChange={() => setShown(!shown)} />
        {words.show}
      </label>
    </>
  );
}
