import { useState } from 'preact/hooks';
import { Page } from '../../ui/page';
import { usePostWords } from '../../words/checkpoint';
import { Key } from '../frame/key';
import { PlateForm } from './plate-form';

type HeadsScreenProps = {
  name: string | null;
  /** As declared, for comparison; the worker counts. */
  declared: number | null;
  plate: string | null;
  onCount: (counted: { heads: number; plate: string | null }) => void;
  onBack: () => void;
};

const MOST = 200;

/** A vehicle has stopped: how many heads, counted by eye before anybody is asked. */
export function HeadsScreen({ name, declared, plate: known, onCount, onBack }: HeadsScreenProps) {
  const { checkpoint } = usePostWords();
  const words = checkpoint.heads;
  const [plate, setPlate] = useState(known);
  const [asking, setAsking] = useState<'heads' | 'plate' | 'more'>('heads');
  if (asking === 'plate')
    return (
      <PlateForm
        onBack={() => setAsking('heads')}
        onPlate={(typed) => {
          setPlate(typed);
          setAsking('heads');
        }}
      />
    );
  if (asking === 'more')
    return <ManyHeads onBack={() => setAsking('heads')} onHeads={(heads) => onCount({ heads, plate })} />;
  return (
    <Page
      kind="work"
      title={words.title}
      header={
        <div class="step-header">
          <button type="button" class="key-plain" onClick={onBack}>
            {checkpoint.ask.back}
          </button>
          <p class="step-name">
            <bdi>{name}</bdi>
          </p>
        </div>
      }
      footer={
        <div class="keys keys-3 digits">
          {Array.from({ length: 9 }, (_, index) => (
            <Key
              key={index}
              label={words.count(index + 1)}
              onPress={() => onCount({ heads: index + 1, plate })}
            >
              {index + 1}
            </Key>
          ))}
          <Key wide="wide" onPress={() => setAsking('more')}>
            {words.more}
          </Key>
        </div>
      }
    >
      <div class="known">
        <p>
          {words.hint}
          {declared === null ? '' : ` · ${words.declared(declared)}`}
        </p>
        <button type="button" class="plate" onClick={() => setAsking('plate')}>
          <span class="quiet small">{words.plate}</span>
          <strong>{plate ?? words.typePlate}</strong>
        </button>
      </div>
    </Page>
  );
}

type ManyHeadsProps = {
  /** Where counting starts. */
  from?: number;
  onHeads: (heads: number) => void;
  onBack: () => void;
};

/** More than nine, or a count that was wrong: step by step. */
export function ManyHeads({ from = 10, onHeads, onBack }: ManyHeadsProps) {
  const { checkpoint } = usePostWords();
  const words = checkpoint.heads;
  const [heads, setHeads] = useState(from);
  const step = (by: number) => setHeads(Math.min(MOST, Math.max(1, heads + by)));
  return (
    <Page
      kind="work"
      title={words.title}
      footer={
        <div class="keys keys-2">
          <Key label={words.fewer} onPress={() => step(-1)}>
            −1
          </Key>
          <Key label={words.another} onPress={() => step(1)}>
            +1
          </Key>
          <Key onPress={() => step(-10)}>−10</Key>
          <Key onPress={() => step(10)}>+10</Key>
          <Key wide="wide" usual="usual" onPress={() => onHeads(heads)}>
            {words.confirm(heads)}
          </Key>
          <Key wide="wide" onPress={onBack}>
            {checkpoint.ask.back}
          </Key>
        </div>
      }
    >
      <output class="keypad-typed">{heads}</output>
    </Page>
  );
}
