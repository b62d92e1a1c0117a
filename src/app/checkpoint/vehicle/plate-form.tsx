import { useState } from 'preact/hooks';
import {
  normalisePlate,
  PLATE_LAST_SIGNS,
  PLATE_PROVINCES,
  type PlateDoubt,
  type PlateFault,
  parsePlate,
} from '#domain/document/plate';
import { Field } from '../../ui/field';
import { usePostWords } from '../../words/checkpoint';
import { FormPage } from '../identify/form-page';
import { Pad } from '../identify/pad';

/** No I and no O: they stand on no plate of the mainland (GA 36). */
const SIGNS = [...'1234567890ABCDEFGHJKLMNPQRSTUVWXYZ'];
const LETTERS = SIGNS.slice(10);

/** In place of a province: the plate comes from elsewhere. */
const NO_PROVINCE = 'ABC';
const ELSEWHERE = [...'1234567890ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** The keys that may follow what is typed: a province, its letter, then signs; on plates from elsewhere any. */
function keysAfter(plate: string, elsewhere: 'elsewhere' | 'mainland'): readonly string[] {
  if (elsewhere === 'elsewhere') return ELSEWHERE;
  if (plate === '') return [...PLATE_PROVINCES, NO_PROVINCE];
  if (!PLATE_PROVINCES.includes(plate.charAt(0))) return ELSEWHERE;
  if (plate.length === 1) return LETTERS;
  return plate.length === 6 ? [...PLATE_LAST_SIGNS, ...SIGNS] : SIGNS;
}

/** The plate of a vehicle, typed. An unusual one is asked twice and then taken: it may come from abroad. */
export function PlateForm({ onPlate, onBack }: { onPlate: (plate: string) => void; onBack: () => void }) {
  const { checkpoint } = usePostWords();
  const words = checkpoint.heads;
  const [text, setText] = useState('');
  const [fault, setFault] = useState<PlateFault | null>(null);
  const [doubted, setDoubted] = useState<{ plate: string; doubt: PlateDoubt } | null>(null);
  const [origin, setOrigin] = useState<'elsewhere' | 'mainland'>('mainland');
  const change = (value: string) => {
    setFault(null);
    setText(value);
  };
  const go = () => {
    const plate = parsePlate(text);
    setFault(plate.ok ? null : plate.fault);
    if (!plate.ok) return;
    const { value } = plate;
    if (value.doubt !== null && doubted?.plate !== value.plate) setDoubted(value);
    else onPlate(value.plate);
  };
  const doubt = doubted?.plate === normalisePlate(text) ? doubted.doubt : null;
  return (
    <FormPage title={words.typePlate} onBack={onBack} onGo={go}>
      <Field
        id="plate"
        label={words.plate}
        hideLabel
        value={text}
        capitals
        inputMode="none"
        error={fault !== null ? words.plateFault[fault] : doubt === null ? null : words.plateDoubt[doubt]}
        onInput={change}
      />
      <Pad
        characters={keysAfter(normalisePlate(text), origin)}
        columns={5}
        onType={(character) =>
          character === NO_PROVINCE ? setOrigin('elsewhere') : change(text + character)
        }
        onErase={() => change(text.slice(0, -1))}
      />
    </FormPage>
  );
}
