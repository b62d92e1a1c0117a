import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { type NameFault, parseName } from '#domain/document/name';
import { type PhoneFault, parsePhone } from '#domain/document/phone';
import { Field } from '../../ui/field';
import { usePostWords } from '../../words/checkpoint';
import { FormPage } from './form-page';

type NameAndPhoneProps = {
  header: ComponentChildren;
  /** The name as a document says it, to be looked at. */
  name: string;
  onNamed: (named: { name: string; phone: string | null }) => void;
  onBack: () => void;
};

/** The name, and a phone number where there is one. */
export function NameAndPhone({ header, name: known, onNamed, onBack }: NameAndPhoneProps) {
  const { checkpoint } = usePostWords();
  const words = checkpoint.byHand;
  const [name, setName] = useState(known);
  const [phone, setPhone] = useState('');
  const [faults, setFaults] = useState<{ name: NameFault | null; phone: PhoneFault | null }>({
    name: null,
    phone: null,
  });
  const go = () => {
    const named = parseName(name);
    const called = phone.trim() === '' ? null : parsePhone(phone);
    setFaults({
      name: named.ok ? null : named.fault,
      phone: called === null || called.ok ? null : called.fault,
    });
    if (named.ok && (called === null || called.ok))
      onNamed({ name: named.value, phone: called?.value ?? null });
  };
  return (
    <FormPage header={header} title={words.nameTitle} onBack={onBack} onGo={go}>
      <Field
        id="person-name"
        label={words.name}
        value={name}
        error={faults.name === null ? null : words.nameFault[faults.name]}
        onInput={setName}
      />
      <Field
        id="person-phone"
        label={words.phone}
        hint={words.phoneHint}
        type="tel"
        inputMode="tel"
        value={phone}
        error={faults.phone === null ? null : words.phoneFault[faults.phone]}
        onInput={setPhone}
      />
    </FormPage>
  );
}
