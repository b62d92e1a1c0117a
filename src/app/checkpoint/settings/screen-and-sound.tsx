import { useEffect, useMemo } from 'preact/hooks';
import { createSound } from '#device/sound';
import { createSpeech } from '#device/speech';
import { THEMES } from '../../preferences';
import { usePreferring } from '../../shell-context';
import { Button } from '../../ui/button';
import { Choice } from '../../ui/choice';
import { useWords } from '../../words/base';
import { usePostWords } from '../../words/checkpoint';
import type { Shift } from '../work/shift';

const SWITCH = ['on', 'off'] as const;

/** What the worker sees and hears: light or dark, tones, a voice. Kept on the phone. */
export function ScreenAndSound({
  shift,
  onShift,
}: {
  shift: Shift;
  onShift: (change: Partial<Shift>) => void;
}) {
  const { post } = usePostWords();
  const { terms } = useWords();
  const words = post.settings;
  const { preferences, prefer } = usePreferring();
  const sound = useMemo(createSound, []);
  const speech = useMemo(createSpeech, []);
  const spoken = shift.spoken ?? 'off';
  useEffect(() => speech.hush, []);
  const say = () => speech.say(terms.decision.hold, preferences.language);
  return (
    <>
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
        options={SWITCH.map((value) => ({ value, label: words.sounds[value] }))}
        value={shift.sound}
        onChoose={(chosen) => onShift({ sound: chosen })}
      />
      <Choice
        legend={words.spoken}
        hint={words.spokenHint}
        columns={2}
        options={SWITCH.map((value) => ({ value, label: words.sounds[value] }))}
        value={spoken}
        onChoose={(chosen) => {
          onShift({ spoken: chosen });
          // The tap that asks for a voice is also what lets the browser speak.
          if (chosen === 'on') say();
        }}
      />
      <Button
        kind="quiet"
        onPress={() => {
          sound.play('hold');
          if (spoken === 'on') say();
        }}
      >
        {words.trySound}
      </Button>
    </>
  );
}
