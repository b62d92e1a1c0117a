import { useState } from 'preact/hooks';
import { type Day, dayOf } from '#domain/day';
import type { RiskArea } from '#domain/policy/policy';
import { Button } from '../../ui/button';
import { Choice } from '../../ui/choice';
import { useDesk } from '../desk-context';
import { Dialog } from '../dialog';
import { usePlaceNames } from '../place-names';
import { usePlacesWords } from '../words';
import { AreaDay } from './area-day';
import { type AreaEdit, areaKey } from './edits';

type ChangeAreaProps = { area: RiskArea; onEdit: (edit: AreaEdit) => void; onClose: () => void };
type How = 'end' | 'reopen' | 'remove';

/** An area that ends, stays open after all, or was never one. */
export function ChangeArea({ area, onEdit, onClose }: ChangeAreaProps) {
  const { policy: words, confirm } = usePlacesWords();
  const { full } = usePlaceNames();
  const { how, setHow, until, setUntil, wrong, tried, edit } = useChange(area);
  const go = () => {
    const made = edit();
    if (made === null) return;
    onEdit(made);
    onClose();
  };
  return (
    <Dialog
      title={words.endTitle(full(area.place))}
      onClose={onClose}
      footer={
        <>
          <Button kind="quiet" onPress={onClose}>
            {confirm.cancel}
          </Button>
          <Button onPress={go}>{words.changeGo}</Button>
        </>
      }
    >
      <Choice<How>
        legend={words.how}
        options={[
          { value: 'end', label: words.howEnd },
          ...(area.until === undefined ? [] : [{ value: 'reopen' as const, label: words.howReopen }]),
          { value: 'remove', label: words.howMistake },
        ]}
        value={how}
        onChoose={setHow}
      />
      {how === 'end' ? (
        <AreaDay
          id="area-until"
          label={words.lastDay}
          hint={words.lastDayHint}
          value={until}
          onChange={setUntil}
          error={tried ? wrong : null}
        />
      ) : null}
    </Dialog>
  );
}

function useChange(area: RiskArea) {
  const { policy: words } = usePlacesWords();
  const { device } = useDesk();
  const [how, setHow] = useState<How>('end');
  const [until, setUntil] = useState<Day | null>(area.until ?? dayOf(device.now()));
  const [tried, setTried] = useState(false);
  const wrong = until === null ? words.untilMissing : until < area.since ? words.untilWrong : null;
  /** The edit that was chosen, or null while its day is no good. */
  const edit = (): AreaEdit | null => {
    setTried(true);
    const key = areaKey(area);
    if (how !== 'end') return { kind: how, key };
    return until === null || wrong !== null ? null : { kind: how, key, until };
  };
  return { how, setHow, until, setUntil, wrong, tried, edit };
}
