import { useMemo } from 'preact/hooks';
import { APP_VERSION } from '#device/app-version';
import type { Device } from '#device/device';
import { createSound } from '#device/sound';
import { usePreferring } from '../../shell-context';
import { Button } from '../../ui/button';
import { Choice } from '../../ui/choice';
import { Page } from '../../ui/page';
import { useWatched } from '../../ui/use-watched';
import { usePostWords } from '../../words/checkpoint';
import { Key } from '../frame/key';
import type { Shift } from '../work/shift';

type SettingsProps = {
  device: Device;
  sound: Shift['sound'];
  onSound: (sound: Shift['sound']) => void;
  onWorker: () => void;
  onBack: () => void;
};

const THEMES = ['auto', 'light', 'dark', 'sun'] as const;

/** Screen, sound, language, and who works here now. */
export function Settings({ device, sound, onSound, onWorker, onBack }: SettingsProps) {
  const { checkpoint, post } = usePostWords();
  const words = post.settings;
  const { preferences, prefer } = usePreferring();
  const { worker } = useWatched(device.install);
  const trial = useMemo(createSound, []);
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
      <Choice
        legend={words.theme}
        columns={2}
        options={THEMES.map((value) => ({ value, label: words.themes[value] }))}
        value={preferences.theme}
        onChoose={(theme) => prefer({ theme })}
      />
      <Choice
        legend={words.sound}
        columns={2}
        options={(['on', 'off'] as const).map((value) => ({ value, label: words.sounds[value] }))}
        value={sound}
        onChoose={onSound}
      />
      <Button kind="quiet" onPress={() => trial.play('hold')}>
        {words.trySound}
      </Button>
      <Choice
        legend={words.language}
        columns={2}
        options={(['zh', 'en'] as const).map((value) => ({ value, label: words.languages[value] }))}
        value={preferences.language}
        onChoose={(language) => prefer({ language })}
      />
      <p class="quiet small">{words.version(APP_VERSION)}</p>
    </Page>
  );
}
