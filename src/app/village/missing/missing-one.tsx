import type { Device } from '#device/device';
import { Key } from '../../checkpoint/frame/key';
import { NO_CODE, personFound } from '../../checkpoint/work/person';
import { Page } from '../../ui/page';
import { useMissingWords } from '../../words/comparisons';
import type { Where } from '../where';
import type { Missing } from './missing-items';
import { MissingScreen } from './missing-screen';
import type { UseMissing } from './use-missing';

type MissingOneProps = {
  device: Device;
  missing: UseMissing;
  item: string;
  zoneMinutes: number;
  go: (to: Where) => void;
  /** What was recorded, in words. */
  onSaid: (said: string) => void;
};

/** Somebody of whom the village has to find out: from here to what came of it, or to the registration. */
export function MissingOne({ device, missing, item, zoneMinutes, go, onSaid }: MissingOneProps) {
  const one = missing.all.find(({ id }) => id === item);
  const back = () => go({ at: 'roll' });
  if (one === undefined) return <SettledScreen onBack={back} />;
  return (
    <MissingScreen
      {...{ zoneMinutes, onSaid }}
      item={one}
      now={device.now()}
      say={missing.say}
      onRegister={() => void register(device, one, go)}
      onBack={back}
    />
  );
}

/** To the registration of whoever came: known by their declaration where this phone has it, else looked for. */
async function register(device: Device, one: Missing, go: (to: Where) => void): Promise<void> {
  const expected = (await device.expected()).find(({ person }) => person === one.person);
  go(
    expected === undefined
      ? { at: 'find', carried: NO_CODE }
      : { at: 'asking', person: personFound(expected, NO_CODE) },
  );
}

/** Somebody else has found out meanwhile. */
function SettledScreen({ onBack }: { onBack: () => void }) {
  const words = useMissingWords();
  return (
    <Page
      kind="work"
      title={words.settled}
      footer={
        <div class="keys keys-1">
          <Key usual="usual" onPress={onBack}>
            {words.back}
          </Key>
        </div>
      }
    >
      <p>{words.settledText}</p>
    </Page>
  );
}
