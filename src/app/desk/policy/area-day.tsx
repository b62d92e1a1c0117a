import { type Day, dayOf } from '#domain/day';
import { DateField } from '../../ui/date-field';
import { useWords } from '../../words/base';
import { useFormat } from '../../words/format';
import { useDesk } from '../desk-context';

type AreaDayProps = {
  id: string;
  label: string;
  hint?: string;
  value: Day | null;
  onChange: (day: Day | null) => void;
  error: string | null;
};

/** A day of a risk area, with today and yesterday a press away. */
export function AreaDay({ id, label, hint, value, onChange, error }: AreaDayProps) {
  const { common } = useWords();
  const { device } = useDesk();
  const format = useFormat();
  return (
    <DateField
      id={id}
      label={label}
      hint={hint}
      today={dayOf(device.now())}
      chips={[
        { offset: -1, label: common.date.yesterday },
        { offset: 0, label: common.date.today },
      ]}
      typedLabel={common.date.typed}
      typedHint={common.date.hint}
      say={format.day}
      value={value}
      onChange={onChange}
      error={error}
    />
  );
}
