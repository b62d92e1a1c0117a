import { Icon } from '../../ui/icon';
import { usePostWords } from '../../words/checkpoint';
import type { CameraState, Scanning } from './use-camera';

type FinderToolsProps = { state: Extract<CameraState, { is: 'live' }>; scanning: Scanning };

/** Light, nearness and choice of the camera: each only where this camera or phone has it. */
export function FinderTools({ state, scanning }: FinderToolsProps) {
  const { checkpoint } = usePostWords();
  const words = checkpoint.scan;
  const { torch, zoom, cameras } = state;
  const nearer = zoom === 2 ? 1 : 2;
  return (
    <div class="finder-tools">
      {torch === 'none' ? null : (
        <button type="button" class="finder-tool" aria-pressed={torch === 'on'} onClick={scanning.turnTorch}>
          <Icon name="torch" size={32} />
          <span>{torch === 'on' ? words.torchOff : words.torchOn}</span>
        </button>
      )}
      {zoom === null ? null : (
        <button
          type="button"
          class="finder-tool"
          aria-label={words.zoomTo(nearer)}
          onClick={scanning.turnZoom}
        >
          <Icon name="search" size={32} />
          <span>{words.zoom(nearer)}</span>
        </button>
      )}
      {cameras < 2 ? null : (
        <button type="button" class="finder-tool" onClick={scanning.turnCamera}>
          <Icon name="camera" size={32} />
          <span>{words.otherCamera}</span>
        </button>
      )}
    </div>
  );
}
