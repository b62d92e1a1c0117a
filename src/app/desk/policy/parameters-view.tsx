import { defaultPolicy } from '#domain/policy/default-policy';
import type { Parameters } from '#domain/policy/policy';
import { Button } from '../../ui/button';
import { usePlacesWords } from '../words';
import { PARAMETERS, type ParameterChange, type ParameterName } from './parameter-edits';
import { useParameterText } from './parameter-text';

type ParametersProps = {
  /** In force. */
  current: Parameters;
  /** As the draft would have them. */
  next: Parameters;
  changes: readonly ParameterChange[];
  /** null: only to be read. */
  onChange: ((name: ParameterName) => void) | null;
  onUndo: (name: ParameterName) => void;
};

/** Every parameter with what it is for, its value, and what the draft makes of it. */
export function ParametersView({ current, next, changes, onChange, onUndo }: ParametersProps) {
  const words = usePlacesWords().policyEdit;
  return (
    <section class="stack">
      <p class="quiet">{words.parameters.text}</p>
      <dl class="facts">
        {PARAMETERS.map((name) => (
          <div class="fact" key={name}>
            <dt>
              <span class="fact-name">{words.parameters.name[name]}</span>
              <span class="small">{words.parameters.hint[name]}</span>
            </dt>
            <dd>
              <Value {...{ name, current, next, change: changes.find((one) => one.name === name) }} />
            </dd>
            {onChange === null ? null : (
              <dd class="fact-change row">
                {changes.some((one) => one.name === name) ? (
                  <Button
                    kind="plain"
                    onPress={() => onUndo(name)}
                    label={words.undoOf(words.parameters.name[name])}
                  >
                    {words.undo}
                  </Button>
                ) : null}
                <Button
                  kind="plain"
                  onPress={() => onChange(name)}
                  label={words.changeOf(words.parameters.name[name])}
                >
                  {words.change}
                </Button>
              </dd>
            )}
          </div>
        ))}
      </dl>
    </section>
  );
}

type ValueProps = Pick<ParametersProps, 'current' | 'next'> & {
  name: ParameterName;
  change: ParameterChange | undefined;
};

function Value({ name, current, next, change }: ValueProps) {
  const words = usePlacesWords().policyEdit;
  const text = useParameterText();
  const value = text(name, next);
  const usual = text(name, defaultPolicy().parameters);
  if (change === undefined)
    return (
      <>
        {value} {value === usual ? null : <span class="quiet small">{words.usual(usual)}</span>}
      </>
    );
  return (
    <>
      <span class="row">
        {value} <span class="mark">{words.edited}</span>
      </span>
      <span class="small">{(change.clash ? words.clash : words.was)(text(name, current))}</span>
    </>
  );
}
