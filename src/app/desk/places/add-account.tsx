import { useState } from 'preact/hooks';
import { ROLES } from '#domain/desk/desk';
import { Choice } from '../../ui/choice';
import { Field } from '../../ui/field';
import { useDesk } from '../desk-context';
import { usePlaceNames } from '../place-names';
import { Select } from '../select';
import { useDeskWords, usePlacesWords } from '../words';
import { type AccountDraft, accountFaults, NEW_ACCOUNT } from './account-draft';
import { MakeForm } from './make-form';

type AddAccountProps = { onMade: (name: string) => void; onClose: () => void };

/** An account more. The password is said once, here, and told to its holder by whoever makes it. */
export function AddAccount({ onMade, onClose }: AddAccountProps) {
  const words = usePlacesWords();
  const { account } = useDesk();
  const [draft, setDraft] = useState<AccountDraft>(NEW_ACCOUNT);
  const { accounts } = words;
  const text = { ...accounts, personMissing: words.personMissing };
  return (
    <MakeForm
      title={accounts.add}
      go={accounts.addGo}
      path="/v1/accounts"
      body={() => ({
        name: draft.name.trim(),
        login: draft.login,
        password: draft.password,
        role: draft.role,
        area: draft.role === 'town-desk' ? draft.area : account.county.area,
      })}
      faults={accountFaults(draft).map(({ field, code }) => ({ id: `account-${field}`, text: text[code] }))}
      refusal={(fault) => (fault.code === 'already-done' ? accounts.loginTaken : null)}
      onMade={() => onMade(draft.name.trim())}
      onClose={onClose}
    >
      {(error) => <Fields draft={draft} change={(part) => setDraft({ ...draft, ...part })} error={error} />}
    </MakeForm>
  );
}

type FieldsProps = {
  draft: AccountDraft;
  change: (part: Partial<AccountDraft>) => void;
  error: (id: string) => string | null;
};

function Fields({ draft, change, error }: FieldsProps) {
  const words = usePlacesWords();
  const desk = useDeskWords();
  const { towns } = usePlaceNames();
  const { accounts } = words;
  return (
    <>
      <Field
        id="account-name"
        label={words.person}
        value={draft.name}
        onInput={(name) => change({ name })}
        error={error('account-name')}
      />
      <Choice
        id="account-role"
        legend={accounts.role}
        options={ROLES.map((value) => ({ value, label: desk.role[value], hint: accounts.roleHint[value] }))}
        value={draft.role}
        onChoose={(role) => change({ role })}
        error={error('account-role')}
      />
      {draft.role === 'town-desk' ? (
        <Select
          id="account-area"
          label={accounts.area}
          none={accounts.areaMissing}
          options={towns.map((one) => ({ value: one.code, label: one.name }))}
          value={draft.area}
          onChoose={(area) => change({ area })}
          error={error('account-area')}
        />
      ) : null}
      <Secrets draft={draft} change={change} error={error} />
    </>
  );
}

/** What is typed to sign in. */
function Secrets({ draft, change, error }: FieldsProps) {
  const { accounts } = usePlacesWords();
  return (
    <>
      <Field
        id="account-login"
        label={accounts.login}
        hint={accounts.loginHint}
        value={draft.login}
        onInput={(login) => change({ login: login.trim().toLowerCase() })}
        error={error('account-login')}
      />
      <Field
        id="account-password"
        type="password"
        autoComplete="new-password"
        label={accounts.password}
        hint={accounts.passwordHint}
        value={draft.password}
        onInput={(password) => change({ password })}
        error={error('account-password')}
      />
    </>
  );
}
