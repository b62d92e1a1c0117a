import type { Decision } from '#domain/policy/verdict';

/** The sign that a check ends with: its decision, or that a human must compare. */
export type Sign = Decision | 'compare';

type Signal = { pitch: number; tones: number; seconds: number; buzz: readonly number[] };

const SHORT = 0.14;
const LONG = 0.5;
const GAP = 0.09;

/** UX.md A1.1: told apart with closed eyes by pitch and number, and by the hand alone. */
const SIGNALS: Record<Sign | 'news', Signal> = {
  release: { pitch: 1320, tones: 1, seconds: SHORT, buzz: [80] },
  'test-on-spot': { pitch: 660, tones: 2, seconds: SHORT, buzz: [80, 90, 80] },
  'fever-clinic': { pitch: 660, tones: 2, seconds: SHORT, buzz: [80, 90, 80] },
  'turn-back': { pitch: 330, tones: 2, seconds: SHORT, buzz: [350, 120, 350] },
  hold: { pitch: 330, tones: 3, seconds: SHORT, buzz: [350, 120, 350, 120, 350] },
  compare: { pitch: 220, tones: 1, seconds: LONG, buzz: [500] },
  // No sign, but a call: an instruction has come in.
  news: { pitch: 990, tones: 4, seconds: SHORT, buzz: [200, 100, 200, 100, 200, 100, 200] },
};

export type Sound = {
  /** Browsers make a sound only after a tap: call this in the first one. */
  unlock(): void;
  play(sign: Sign | 'news'): void;
  setMuted(muted: 'muted' | 'loud'): void;
};

/** Tones and vibration for the signs. Muted, the phone still vibrates; where either is missing, the other remains. */
export function createSound(): Sound {
  let context: AudioContext | null = null;
  let muted = false;
  const wake = (): AudioContext | null => {
    if (typeof AudioContext === 'undefined') return null;
    context ??= new AudioContext();
    // iOS suspends it after a phone call or a lock.
    if (context.state !== 'running') context.resume().catch(() => undefined);
    return context;
  };
  return {
    unlock: () => void wake(),
    play(sign) {
      const signal = SIGNALS[sign];
      if ('vibrate' in navigator) navigator.vibrate([...signal.buzz]);
      const audio = muted ? null : wake();
      if (audio !== null) playTones(audio, signal);
    },
    setMuted(next) {
      muted = next === 'muted';
    },
  };
}

function playTones(audio: AudioContext, { pitch, tones, seconds }: Signal): void {
  for (let tone = 0; tone < tones; tone++) {
    const from = audio.currentTime + 0.02 + tone * (seconds + GAP);
    const oscillator = audio.createOscillator();
    const loudness = audio.createGain();
    oscillator.frequency.value = pitch;
    // Soft edges: a tone that is cut clicks.
    loudness.gain.setValueAtTime(0, from);
    loudness.gain.linearRampToValueAtTime(0.5, from + 0.01);
    loudness.gain.setValueAtTime(0.5, from + seconds - 0.02);
    loudness.gain.linearRampToValueAtTime(0, from + seconds);
    oscillator.connect(loudness).connect(audio.destination);
    oscillator.start(from);
    oscillator.stop(from + seconds);
  }
}
