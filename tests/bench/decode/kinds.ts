import { type Made, type Setting, settled } from './made';
import { PHOTOGRAPHS } from './photographs';
import type { Random } from './random';
import { blank, type Canvas, clutter, curved, drawCode, flat, place } from './scene';
import { blots, defocus, dim, glare, moire, noise, shadow, smear } from './spoil';

/** A picture with one code somewhere in the middle, put there by `put`. */
function oneCode(
  random: Random,
  wish: { versions: readonly [number, number]; modules: readonly [number, number]; border?: number },
  put: (canvas: Canvas, setting: Setting) => void,
): Made {
  const canvas = blank(random.pick([640, 800, 960]), random.pick([480, 600, 720]), random.between(90, 170));
  clutter(canvas, random);
  const setting = settled(random, canvas, {
    versions: wish.versions,
    border: wish.border ?? 4,
    moduleOf: ({ size }) =>
      Math.min((0.9 * Math.min(canvas.width, canvas.height)) / (size + 4), random.between(...wish.modules)),
  });
  put(canvas, setting);
  return { canvas, texts: [setting.code.text] };
}

const onPaper = (canvas: Canvas, { code, ...view }: Setting, random: Random, ink = random.between(15, 60)) =>
  place(canvas, code, { at: flat(code, view), ink, paper: random.between(170, 235) });

const finish = (canvas: Canvas, random: Random, strength = 4) => {
  defocus(canvas, random.between(0.3, 0.8));
  noise(canvas, random, strength);
};

/** What makes pictures hard at a checkpoint, one kind each; sizes and strengths run from easy to hopeless. */
export const KINDS: Readonly<Record<string, (random: Random) => Made>> = {
  nominal: (random) =>
    oneCode(random, { versions: [1, 10], modules: [3, 8] }, (canvas, setting) => {
      onPaper(canvas, setting, random);
      finish(canvas, random);
    }),
  small: (random) =>
    oneCode(random, { versions: [1, 10], modules: [1.5, 2.6] }, (canvas, setting) => {
      onPaper(canvas, setting, random);
      finish(canvas, random, 2);
    }),
  dense: (random) =>
    oneCode(random, { versions: [15, 34], modules: [2.4, 5] }, (canvas, setting) => {
      onPaper(canvas, { ...setting, turn: setting.turn / 4 }, random);
      finish(canvas, random);
    }),
  blurred: (random) =>
    oneCode(random, { versions: [1, 7], modules: [4, 9] }, (canvas, setting) => {
      onPaper(canvas, setting, random);
      defocus(canvas, setting.module * random.between(0.5, 1.4));
      noise(canvas, random, 2);
    }),
  moved: (random) =>
    oneCode(random, { versions: [1, 7], modules: [4, 9] }, (canvas, setting) => {
      onPaper(canvas, setting, random);
      const way = random.between(0, Math.PI);
      smear(canvas, setting.module * random.between(0.4, 1), { dx: Math.cos(way), dy: Math.sin(way) });
      finish(canvas, random, 2);
    }),
  dark: (random) =>
    oneCode(random, { versions: [1, 8], modules: [3, 7] }, (canvas, setting) => {
      onPaper(canvas, setting, random);
      defocus(canvas, 0.8);
      dim(canvas, { black: 8, share: random.between(0.06, 0.25) });
      noise(canvas, random, random.between(2, 6));
    }),
  pale: (random) =>
    oneCode(random, { versions: [1, 8], modules: [3, 7] }, (canvas, setting) => {
      onPaper(canvas, setting, random, random.between(120, 160));
      finish(canvas, random, random.between(2, 7));
    }),
  glare: (random) =>
    oneCode(random, { versions: [1, 8], modules: [4, 9] }, (canvas, setting) => {
      onPaper(canvas, setting, random);
      glare(canvas, random, {
        spots: 1 + Math.floor(random.between(0, 3)),
        strength: random.between(120, 400),
      });
      finish(canvas, random);
    }),
  shadow: (random) =>
    oneCode(random, { versions: [1, 8], modules: [3, 8] }, (canvas, setting) => {
      onPaper(canvas, setting, random);
      shadow(canvas, random, { depth: random.between(0.6, 0.9), soft: random.between(0.5, 12) });
      shadow(canvas, random, { depth: random.between(0.4, 0.8), soft: random.between(0.5, 12) });
      finish(canvas, random);
    }),
  tilted: (random) =>
    oneCode(random, { versions: [1, 10], modules: [5, 10] }, (canvas, { code, ...view }) => {
      const tilt = random.between(0.8, 1.25);
      place(canvas, code, { at: flat(code, { ...view, tilt, axis: random.between(0, 2 * Math.PI) }) });
      finish(canvas, random);
    }),
  turned: (random) =>
    oneCode(random, { versions: [1, 10], modules: [2.5, 6] }, (canvas, setting) => {
      onPaper(canvas, { ...setting, turn: random.between(0, 2 * Math.PI) }, random);
      finish(canvas, random);
    }),
  curved: (random) =>
    oneCode(random, { versions: [1, 8], modules: [4, 9] }, (canvas, { code, ...view }) => {
      const turn = random.pick([0, Math.PI / 2]) + view.turn;
      place(canvas, code, { at: curved(code, { ...view, turn, arc: random.between(1, 2.3) }) });
      finish(canvas, random);
    }),
  damaged: (random) =>
    oneCode(random, { versions: [2, 8], modules: [4, 8] }, (canvas, setting) => {
      onPaper(canvas, setting, random);
      const reach = (setting.code.size * setting.module) / 2;
      const count = Math.round(random.between(2, 12));
      blots(canvas, random, { ...setting, reach, count, radius: 1.8 * setting.module });
      finish(canvas, random);
    }),
  screen: (random) =>
    oneCode(random, { versions: [3, 12], modules: [3, 7] }, (canvas, setting) => {
      onPaper(canvas, setting, random, 40);
      moire(canvas, random, random.between(0.2, 0.7));
      finish(canvas, random, 6);
    }),
  inverted: (random) =>
    oneCode(random, { versions: [1, 8], modules: [3, 7] }, (canvas, { code, ...view }) => {
      place(canvas, code, {
        at: flat(code, view),
        ink: random.between(190, 235),
        paper: random.between(20, 70),
      });
      finish(canvas, random);
    }),
  cramped: (random) =>
    oneCode(random, { versions: [1, 8], modules: [3, 8], border: 0.6 }, (canvas, setting) => {
      onPaper(canvas, setting, random, 20);
      finish(canvas, random);
    }),
  grainy: (random) =>
    oneCode(random, { versions: [1, 8], modules: [4, 8] }, (canvas, setting) => {
      onPaper(canvas, setting, random);
      noise(canvas, random, random.between(40, 110));
    }),
  ...PHOTOGRAPHS,
  several,
  none,
};

/** A sheet of codes: any of them is right. */
function several(random: Random): Made {
  const canvas = blank(1280, 960, random.between(150, 230));
  const columns = Math.round(random.between(3, 7));
  const rows = Math.max(2, columns - 1);
  const texts: string[] = [];
  for (let i = 0; i < columns * rows; i++) {
    const code = drawCode(random, { version: Math.round(random.between(1, 4)), ecc: 'M', border: 2 });
    const view = {
      x: ((i % columns) + 0.5) * (1280 / columns),
      y: (Math.floor(i / columns) + 0.5) * (960 / rows),
      module: (0.72 * (960 / rows)) / (code.size + 4),
      turn: random.between(-0.1, 0.1),
    };
    place(canvas, code, { at: flat(code, view) });
    texts.push(code.text);
  }
  defocus(canvas, random.between(0.5, 3));
  shadow(canvas, random, { depth: 0.5, soft: 200 });
  noise(canvas, random, 4);
  return { canvas, texts };
}

/** No code: noise, stripes, rings like finder patterns, and codes with half their inside scrambled. */
function none(random: Random): Made {
  const canvas = blank(640, 480, random.between(90, 200));
  clutter(canvas, random);
  const code = drawCode(random, { version: Math.round(random.between(1, 6)), ecc: 'L' });
  const within = (i: number) => i > 8 && i < code.size - 8;
  const scrambled = code.dark.map((row, y) =>
    row.map((dark, x) => (within(x) || within(y) ? random.next() < 0.5 : dark)),
  );
  const view = { x: 320, y: 240, module: Math.min(7, 400 / code.size), turn: random.between(-1, 1) };
  if (random.next() < 0.7) place(canvas, { ...code, dark: scrambled }, { at: flat(code, view) });
  noise(canvas, random, random.between(2, 60));
  return { canvas, texts: [] };
}
