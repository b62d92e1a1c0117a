import { afterEach, expect, test, vi } from 'vitest';
import { type WedgeRefusal, watchHardwareScanner } from '#device/scanner/hardware-scanner';

const LONG = `CP1:${'0123456789 $%*+-./:ABCDEFGHIJ'.repeat(21)}`.slice(0, 600);

type Key = { key: string; after?: number } & KeyboardEventInit;

function listen() {
  const texts: string[] = [];
  const refused: WedgeRefusal[] = [];
  const stop = watchHardwareScanner(window, {
    onText: (t) => texts.push(t),
    onRefused: (why) => refused.push(why),
  });
  const clock = { now: 10_000 };
  /** Presses keys `after` ms apart; a field takes those that nobody prevents, as a browser does. */
  const press = (keys: readonly Key[], target: HTMLElement = document.body) => {
    for (const { after = 5, ...init } of keys) {
      clock.now += after;
      const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init });
      Object.defineProperty(event, 'timeStamp', { value: clock.now });
      const goesOn = target.dispatchEvent(event);
      if (goesOn && init.key.length === 1 && target instanceof HTMLInputElement) target.value += init.key;
    }
  };
  return { texts, refused, press, stop };
}

const typed = (text: string, after = 5): Key[] => [...text].map((key) => ({ key, after }));
const scan = (text: string, end = 'Enter'): Key[] => [
  { key: 'Shift', after: 500 },
  ...typed(text),
  { key: end },
];

function field(value = ''): HTMLInputElement {
  const input = document.createElement('input');
  input.value = value;
  document.body.append(input);
  return input;
}

afterEach(() => {
  document.body.replaceChildren();
  vi.useRealTimers();
});

test.each(['Enter', 'Tab'])('600 characters at 5 ms each and %s are one scan', (end) => {
  const { texts, press, stop } = listen();
  press(scan(LONG, end));
  stop();
  expect(texts).toEqual([LONG]);
});

test('two scans one after the other are two', () => {
  const { texts, press, stop } = listen();
  press([...scan('CP1:AAAAAA'), ...scan('CP1:BBBBBB')]);
  stop();
  expect(texts).toEqual(['CP1:AAAAAA', 'CP1:BBBBBB']);
});

test('a human typing in a field is never a scan, and keeps every letter', () => {
  const { texts, refused, press, stop } = listen();
  const input = field();
  press([...typed('430421199001011234', 90), { key: 'Enter', after: 90 }], input);
  stop();
  expect(texts).toEqual([]);
  expect(refused).toEqual([]);
  expect(input.value).toBe('430421199001011234');
});

test('a few keys struck together are no scan', () => {
  const { texts, press, stop } = listen();
  press([...typed('hello', 12), { key: 'Enter', after: 12 }]);
  stop();
  expect(texts).toEqual([]);
});

test('a key held down is no scan', () => {
  const { texts, press, stop } = listen();
  press([
    ...Array.from({ length: 40 }, () => ({ key: 'a', repeat: true, after: 20 })),
    { key: 'Enter', after: 20 },
  ]);
  stop();
  expect(texts).toEqual([]);
});

test('a scan into a focused field leaves the field as it was', () => {
  const { texts, press, stop } = listen();
  const input = field('already here');
  press(scan(LONG), input);
  stop();
  expect(texts).toEqual([LONG]);
  expect(input.value).toBe('already here');
});

test('the Enter of a scan submits no form', () => {
  const { press, stop } = listen();
  const seen: boolean[] = [];
  const input = field();
  document.body.addEventListener('keydown', (event) => seen.push(event.key === 'Enter'), { once: false });
  press(scan(LONG), input);
  stop();
  expect(seen.includes(true)).toBe(false);
});

test('an input method that swallows the keys is told, once', () => {
  const { texts, refused, press, stop } = listen();
  press([...Array.from({ length: 60 }, () => ({ key: 'Process', isComposing: true })), { key: 'Enter' }]);
  stop();
  expect(texts).toEqual([]);
  expect(refused).toEqual(['input-method']);
});

test('a burst whose end was lost is refused, not taken for whole', () => {
  vi.useFakeTimers();
  const { texts, refused, press, stop } = listen();
  const input = field('x');
  press(typed(LONG), input);
  vi.advanceTimersByTime(1000);
  stop();
  expect(texts).toEqual([]);
  expect(refused).toEqual(['unfinished']);
  expect(input.value).toBe('x');
});

test('a lost end does not spoil the next scan', () => {
  const { texts, refused, press, stop } = listen();
  press([...typed('CP1:LOST0000'), ...scan('CP1:WHOLE000')]);
  stop();
  expect(refused).toEqual(['unfinished']);
  expect(texts).toEqual(['CP1:WHOLE000']);
});

test('more than a QR code can hold is refused', () => {
  const { texts, refused, press, stop } = listen();
  press([...typed('A'.repeat(4297)), { key: 'Enter' }]);
  stop();
  expect(texts).toEqual([]);
  expect(refused).toEqual(['too-long']);
});

test('Caps Lock is seen through for our own codes, other texts come as they are', () => {
  const { texts, press, stop } = listen();
  press([...scan('cp1:abcdef'), ...scan('hTTPS://EXAMPLE')]);
  stop();
  expect(texts).toEqual(['CP1:ABCDEF', 'hTTPS://EXAMPLE']);
});

test('after stopping nothing is heard', () => {
  const { texts, press, stop } = listen();
  stop();
  press(scan(LONG));
  expect(texts).toEqual([]);
});

const PASSPORT = [
  'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<',
  'L898902C36UTO7408122F1204159ZE184226B<<<<<10',
];
const CARD = [
  'I<UTOD231458907<<<<<<<<<<<<<<<',
  '7408122F1204159UTO<<<<<<<<<<<6',
  'ERIKSSON<<ANNA<MARIA<<<<<<<<<<',
];
const lineByLine = (lines: readonly string[]): Key[] =>
  lines.flatMap((line) => [...typed(line), { key: 'Enter' }]);

test.each([
  ['a passport', PASSPORT],
  ['a card', CARD],
  ['a passport with Caps Lock on', PASSPORT.map((line) => line.toLowerCase())],
])('the lines of %s, typed one after another, are one scan', (_what, lines) => {
  const { texts, press, stop } = listen();
  press([{ key: 'Shift', after: 500 }, ...lineByLine(lines)]);
  stop();
  expect(texts).toEqual([lines.join('\n').toUpperCase()]);
});

test('the number of a card that a reader types is a scan of its own', () => {
  const { texts, press, stop } = listen();
  press(scan('11010519491231002X'));
  stop();
  expect(texts).toEqual(['11010519491231002X']);
});

test('a line whose next one never comes is told as it is', () => {
  vi.useFakeTimers();
  const { texts, press, stop } = listen();
  press(lineByLine(PASSPORT.slice(0, 1)));
  expect(texts).toEqual([]);
  vi.advanceTimersByTime(1000);
  expect(texts).toEqual(PASSPORT.slice(0, 1));
  stop();
});

test('a code scanned in the middle of lines is told after what came of them', () => {
  const { texts, press, stop } = listen();
  press([...lineByLine(PASSPORT.slice(0, 1)), ...scan('CP1:AAAAAA')]);
  stop();
  expect(texts).toEqual([PASSPORT[0], 'CP1:AAAAAA']);
});
