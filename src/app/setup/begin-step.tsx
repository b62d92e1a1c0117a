import { Choice } from '../ui/choice';
import type { StepProps } from './founding';
import { useSetupWords } from './words';

/** The own county, or one to try things with. */
export function BeginStep({ plan, change, error }: StepProps) {
  const words = useSetupWords();
  return (
    <>
      <p>{words.intro}</p>
      <Choice<'real' | 'demo'>
        id="begin"
        legend={words.begin.title}
        hideLegend
        options={[
          { value: 'real', label: words.begin.real, hint: words.begin.realHint },
          { value: 'demo', label: words.begin.demo, hint: words.begin.demoHint },
        ]}
        value={plan.demo === null ? null : plan.demo ? 'demo' : 'real'}
        onChoose={(value) => change({ ...plan, demo: value === 'demo' })}
        error={error('begin')}
      />
    </>
  );
}
