import { APP_VERSION } from '#device/app-version';
import type { Device } from '#device/device';
import { useLater } from '../../later';
import { usePreferring } from '../../shell-context';
import { Choice } from '../../ui/choice';
import { Page } from '../../ui/page';
import { useWatched } from '../../ui/use-watched';
import { usePostWords } from '../../words/checkpoint';
import { useLibrary } from '../../words/language';
import { Key } from '../frame/key';
import { ScreenAndSound } from '../settings/screen-and-sound';
import type { Shift } from '../work/shift';

type SettingsProps = {
  device: Device;
  shift: Shift;
  onShift: (change: Partial<Shift>) => void;
  onWorker: () => void;
  onBack: () => void;
};

/** Screen, sound, language, and who works here now. */
export function Settings({ device, shift, onShift, onWorker, onBack }: SettingsProps) {
  const { checkpoint, post } = usePostWords();
  const words = post.settings;
  const { preferences, prefer } = usePreferring();
  const { worker, post: own } = useWatched(device.install);
  return (
    <Page
      kind="work"
      title={words.title}
      footer={
        <div class="keys keys-2">
          <Key onPress={onBack}>{checkpoint.ask.back}</Key>
          <Key onPress={onWorker}>{words.worker}</Key>
        </div>
      }
    >
      <p class="quiet">{words.workerNow(worker?.name ?? checkpoint.ask.unknown)}</p>
      <ScreenAndSound {...{ shift, onShift }} />
      <Choice
        legend={words.language}
        columns={2}
        options={(['zh', 'en'] as const).map((value) => ({ value, label: words.languages[value] }))}
        value={preferences.language}
        onChoose={(language) => prefer({ language })}
      />
      {own?.kind === 'village' ? <PushLater device={device} /> : null}
      <p class="quiet small">{words.version(APP_VERSION)}</p>
    </Page>
  );
}

/** Only villages are knocked at; no other post fetches what asks about it. */
function PushLater({ device }: { device: Device }) {
  const library = useLibrary();
  const part = useLater(() => {
    const words = library.open(['push']);
    return import('../settings/push-choice').then(({ PushChoice }) => words.then(() => ({ PushChoice })));
  });
  return typeof part === 'string' ? null : <part.PushChoice device={device} />;
}
