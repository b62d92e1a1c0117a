import { useState } from 'preact/hooks';
import type { Device } from '#device/device';
import { DEFAULT_ZONE_MINUTES } from '#domain/day';
import { Button } from '../../ui/button';
import { useWatched } from '../../ui/use-watched';
import { useFormat } from '../../words/format';
import { usePassWords } from '../../words/pass';
import type { Renewal } from './use-renewal';

/** When the county was last asked whether all this still holds, and the way to ask now. */
export function CheckedLine({ device, renewal }: { device: Device; renewal: Renewal }) {
  const { pass: words } = usePassWords();
  const { policy } = useWatched(device.known);
  const format = useFormat(policy?.parameters.zoneMinutes ?? DEFAULT_ZONE_MINUTES);
  const [state, setState] = useState<'rest' | 'asking' | 'failed'>('rest');
  const check = async () => {
    setState('asking');
    setState((await renewal.check()) ? 'rest' : 'failed');
  };
  const { checkedAt } = renewal;
  return (
    <div class="checked small">
      <span class="quiet" role="status">
        {state === 'failed'
          ? words.checkFailed
          : checkedAt === null
            ? words.unchecked
            : words.checked(format.moment(checkedAt))}
      </span>
      <Button kind="plain" busy={state === 'asking'} onPress={() => void check()}>
        {words.check}
      </Button>
    </div>
  );
}
