import { useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { deskRequest } from '#device/api';
import type { Device } from '#device/device';
import { BrandHeader } from '../brand-header';
import { Banner } from '../ui/banner';
import { Button } from '../ui/button';
import { ErrorSummary, type FieldFault } from '../ui/error-summary';
import { Field } from '../ui/field';
import { Page } from '../ui/page';
import { useWords } from '../words/base';
import { faultOf, faultText } from './ask';
import { useDeskWords } from './words';

type SignInProps = { device: Device; ended: boolean; onSignedIn: () => void };
type Wrong = { login?: string; password?: string; all?: string };

/** The door to the desk. */
export function SignIn({ device, ended, onSignedIn }: SignInProps) {
  const words = useDeskWords().signIn;
  const { common } = useWords();
  const form = useSignIn(onSignedIn);
  const { wrong } = form;
  const faults = faultsOf(wrong);
  return (
    <Page
      title={words.title}
      header={<BrandHeader device={device} />}
      wrong={faults.length > 0 ? common.errorTitle : null}
    >
      {ended ? <Banner kind="look">{words.ended}</Banner> : null}
      <ErrorSummary title={common.errorsTitle} faults={faults} turn={form.turn} />
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void form.submit();
        }}
      >
        <Field
          id="login"
          label={words.login}
          autoComplete="username"
          value={form.login}
          onInput={form.setLogin}
          error={wrong.login}
        />
        <Field
          id="password"
          label={words.password}
          type="password"
          autoComplete="current-password"
          value={form.password}
          onInput={form.setPassword}
          error={wrong.password}
        />
        <Button type="submit" busy={form.busy}>
          {words.go}
        </Button>
      </form>
      <p class="hint">{words.forgot}</p>
    </Page>
  );
}

const faultsOf = ({ login, password, all }: Wrong): FieldFault[] => [
  ...(login ? [{ id: 'login', text: login }] : []),
  ...(password ? [{ id: 'password', text: password }] : []),
  ...(all ? [{ id: 'login', text: all }] : []),
];

function useSignIn(onSignedIn: () => void) {
  const words = useDeskWords();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<Wrong>({});
  const [turn, setTurn] = useState(0);
  const fail = (next: Wrong) => {
    setWrong(next);
    setTurn((before) => before + 1);
  };
  const submit = async () => {
    if (busy) return;
    const missing = {
      ...(login.trim() === '' ? { login: words.signIn.loginMissing } : {}),
      ...(password === '' ? { password: words.signIn.passwordMissing } : {}),
    };
    if (Object.keys(missing).length > 0) return fail(missing);
    setBusy(true);
    const answer = await deskRequest('POST', '/v1/session', z.unknown(), { login: login.trim(), password });
    setBusy(false);
    if (answer.ok) return onSignedIn();
    setPassword('');
    fail({ all: faultText(faultOf(answer.fault).code, words) });
  };
  return { login, setLogin, password, setPassword, busy, wrong, turn, submit };
}
