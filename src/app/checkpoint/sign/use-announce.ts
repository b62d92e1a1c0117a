import { useEffect, useMemo } from 'preact/hooks';
import { createSound, type Sign } from '#device/sound';
import { createSpeech } from '#device/speech';
import { useWords } from '../../words/base';
import { useLanguage } from '../../words/language';
import type { Shift } from '../work/shift';

export type Announce = {
  /** Lets a sign be heard, as the worker set it: tones, vibration, and the word of the sign. */
  sign: (kind: Sign) => void;
  /** Lets it be heard that something new has come; the voice says `text`. */
  news: (text: string) => void;
  /** Browsers make a sound only after a tap: call this in the first one. */
  unlock: () => void;
};

/** What a sign sounds like on this phone. */
export function useAnnounce({ sound: tones, spoken }: Shift): Announce {
  const { terms } = useWords();
  const language = useLanguage();
  const sound = useMemo(createSound, []);
  const speech = useMemo(createSpeech, []);
  useEffect(() => sound.setMuted(tones === 'on' ? 'loud' : 'muted'), [tones]);
  useEffect(() => {
    const unlock = () => sound.unlock();
    addEventListener('pointerdown', unlock, { once: true });
    return () => {
      removeEventListener('pointerdown', unlock);
      speech.hush();
    };
  }, []);
  return {
    sign(kind) {
      sound.play(kind);
      if (spoken === 'on') speech.say(kind === 'compare' ? terms.compare : terms.decision[kind], language);
    },
    news(text) {
      sound.play('news');
      if (spoken === 'on') speech.say(text, language);
    },
    unlock: sound.unlock,
  };
}
