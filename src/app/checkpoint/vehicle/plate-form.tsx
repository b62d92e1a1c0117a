import { useState } from 'preact/hooks';
import { type PlateDoubt, type PlateFault, parsePlate } from '#domain/document/plate';
import { Field } from '../../ui/field';
import { usePostWords } from '../../words/checkpoint';
import { FormPage } from '../identify/form-page';

/** The plate of a vehicle, typed. An unusual one is asked twice and then taken: it may come from abroad. */
export function PlateForm({ onPlate, onBack }: { onPlate: (plate: string) => void; onBack: () => void }) {
  const { checkpoint } = usePostWords();
  const words = checkpoint.heads;
  const [text, setText] = useState('');
  const [fault, setFault] = useState<PlateFault | null>(null);
  const [doubted, setDoubted] = useState<{ plate: string; doubt: PlateDoubt } | null>(null);
  const go = () => {
    const plate = parsePlate(text);
    setFault(plate.ok ? null : plate.fault);
    if (!plate.ok) return;
    const { value } = plate;
    if (value.doubt !== null && doubted?.plate !== value.plate) setDoubted(value);
    else onPlate(value.plate);
  };
  return (
    <FormPage
      header={<p class="step-name">{words.plate}</p>}
      title={words.typePlate}
      onBack={onBack}
      onGo={go}
    >
      <Field
        id="plate"
        label={words.plate}
        value={text}
        capitals
        error={
          fault !== null ? words.plateFault[fault] : doubted === null ? null : words.plateDoubt[doubted.doubt]
        }
        onInput={setText}
      />
    </FormPage>
  );
}
