import { afterEach, expect, test, vi } from 'vitest';
import { createSound, type Sign } from '#device/sound';

afterEach(() => vi.restoreAllMocks());
const SIGNS: (Sign | 'news')[] = [
  'release',
  'test-on-spot',
  'fever-clinic',
  'turn-back',
  'hold',
  'compare',
  'news',
];

/** The tones that a sign starts, as pitch and length, and what the phone does in the hand. */
function played(sign: Sign | 'news', muted: 'muted' | 'loud') {
  const buzz = vi.spyOn(navigator, 'vibrate').mockReturnValue(true);
  const tones: number[] = [];
  const make = AudioContext.prototype.createOscillator;
  vi.spyOn(AudioContext.prototype, 'createOscillator').mockImplementation(function (this: AudioContext) {
    const oscillator = make.call(this);
    const start = oscillator.start.bind(oscillator);
    oscillator.start = (when) => {
      tones.push(oscillator.frequency.value);
      start(when);
    };
    return oscillator;
  });
  const sound = createSound();
  sound.setMuted(muted);
  sound.play(sign);
  const result = { tones, buzz: buzz.mock.calls[0]?.[0] };
  vi.restoreAllMocks();
  return result;
}

test('release is one high tone and a short buzz, hold three low tones and three long ones', () => {
  expect(played('release', 'loud')).toEqual({ tones: [1320], buzz: [80] });
  expect(played('hold', 'loud')).toEqual({ tones: [330, 330, 330], buzz: [350, 120, 350, 120, 350] });
});

test('the signs that ask for different deeds differ for the ear and in the hand', () => {
  const all = SIGNS.filter((sign) => sign !== 'fever-clinic').map((sign) => played(sign, 'loud'));
  expect(new Set(all.map((one) => one.tones.join())).size).toBe(all.length);
  expect(new Set(all.map((one) => String(one.buzz))).size).toBe(all.length);
});

test('muted, the phone is silent and still vibrates', () => {
  for (const sign of SIGNS) {
    const { tones, buzz } = played(sign, 'muted');
    expect(tones).toEqual([]);
    expect(buzz).not.toEqual(undefined);
  }
});
