import type { Device } from '#device/device';
import { Icon } from '../../ui/icon';
import { useWatched } from '../../ui/use-watched';
import { usePostWords } from '../../words/checkpoint';
import type { Entering } from '../work/judge';

type WorkHeaderProps = {
  device: Device;
  /** Null at a village post, which has no direction. */
  entering: Entering | null;
  onDirection?: () => void;
  onRecords: () => void;
};

/** Who works where, in which direction, and what still waits on the phone: on top of every screen but the steps. */
export function WorkHeader({ device, entering, onDirection, onRecords }: WorkHeaderProps) {
  const { checkpoint } = usePostWords();
  const words = checkpoint.header;
  const { post, worker } = useWatched(device.install);
  const online = useWatched(device.online);
  const { unsent } = useWatched(device.waiting);
  return (
    <div class="work-header">
      <div class="work-who">
        {entering === null ? null : (
          <button
            type="button"
            class="direction"
            aria-label={words.directionChange(words.entering[entering])}
            onClick={onDirection}
          >
            {words.entering[entering]}
          </button>
        )}
        <p>
          <bdi>{post?.name}</bdi>
          <br />
          <bdi class="quiet">{worker?.name}</bdi>
        </p>
      </div>
      <button type="button" class="work-state" aria-label={words.records} onClick={onRecords}>
        <span class={online ? '' : 'work-offline'}>
          {online ? null : <Icon name="offline" size={20} />}
          {online ? words.online : words.offline}
        </span>
        <span class="small">{words.unsent(unsent)}</span>
      </button>
    </div>
  );
}
