import { Icon } from '../../ui/icon';
import { Steps } from '../../ui/steps';
import { usePostWords } from '../../words/checkpoint';

type StepHeaderProps = {
  name: string;
  /** "1/3": the seat and the heads. Empty where there is no vehicle. */
  seat: string;
  /** 1 to 4 for the four steps, 5 for the temperature; null where there are no steps. */
  step: number | null;
  onBack: () => void;
};

/** Whose check it is and how far it is: the top line of a question. */
export function StepHeader({ name, seat, step, onBack }: StepHeaderProps) {
  const { checkpoint } = usePostWords();
  return (
    <div class="step-header">
      <button type="button" class="back" aria-label={checkpoint.ask.back} onClick={onBack}>
        <Icon name="back" size={32} />
      </button>
      <p class="step-name">
        <bdi>{name}</bdi>
      </p>
      <span class="step-seat">{seat}</span>
      {step === null ? null : <Steps count={4} done={step - 1} label={checkpoint.ask.steps(step)} />}
    </div>
  );
}
