import { type Made, type Setting, settled } from './made';
import type { Random } from './random';
import { blank, type Canvas, type Code, clutter, crumpled, curved, flat, place } from './scene';
import { blots, defocus, dim, expose, flash, folds, noise, scrawl, shadow, smear, waves } from './spoil';

/** The largest picture that is read, held level or upright. */
type Size = { width: number; height: number };
const SIZES: readonly [Size, ...Size[]] = [
  { width: 1280, height: 960 },
  { width: 960, height: 1280 },
  { width: 1280, height: 720 },
];

type Wish = { versions: readonly [number, number]; fill: readonly [number, number]; border?: number };

/** A photograph in which one code fills a `fill` of the shorter side. */
function photograph(random: Random, wish: Wish, put: (canvas: Canvas, setting: Setting) => void): Made {
  const { width, height } = random.pick(SIZES);
  const canvas = blank(width, height, random.between(70, 190));
  clutter(canvas, random);
  const setting = settled(random, canvas, {
    versions: wish.versions,
    border: wish.border ?? 4,
    moduleOf: (code) =>
      (random.between(...wish.fill) * Math.min(width, height)) / (code.size + 2 * code.border),
  });
  put(canvas, setting);
  return { canvas, texts: [setting.code.text] };
}

const paperOf = (random: Random) => ({ ink: random.between(15, 70), paper: random.between(170, 240) });
const flatly = (canvas: Canvas, { code, ...view }: Setting, random: Random) =>
  place(canvas, code, { at: flat(code, view), ...paperOf(random) });
const finish = (canvas: Canvas, random: Random) => {
  noise(canvas, random, random.between(2, 9));
  defocus(canvas, random.between(0.5, 1.4));
};
const anyTurn = (random: Random) => random.between(0, 2 * Math.PI);

/** Photographs of a telephone at full size, by what is wrong with them; from easy to hopeless. */
export const PHOTOGRAPHS: Readonly<Record<string, (random: Random) => Made>> = {
  'photo-blurred': (random) =>
    photograph(random, { versions: [1, 8], fill: [0.25, 0.7] }, (canvas, setting) => {
      flatly(canvas, { ...setting, turn: anyTurn(random) }, random);
      const out = setting.module * random.between(0.35, 1.2);
      if (random.next() < 0.6) defocus(canvas, out);
      else smear(canvas, out, { dx: Math.cos(setting.turn * 5), dy: Math.sin(setting.turn * 5) });
      noise(canvas, random, random.between(1, 4));
    }),
  'photo-exposure': (random) =>
    photograph(random, { versions: [1, 8], fill: [0.2, 0.6] }, (canvas, setting) => {
      flatly(canvas, setting, random);
      finish(canvas, random);
      if (random.next() < 0.5) expose(canvas, random.between(1.6, 4.5), random.between(0, 70));
      else dim(canvas, { black: random.between(0, 12), share: random.between(0.04, 0.2) });
      noise(canvas, random, 2);
    }),
  'photo-flash': (random) =>
    photograph(random, { versions: [1, 8], fill: [0.25, 0.7] }, (canvas, setting) => {
      flatly(canvas, setting, random);
      const reach = (setting.module * setting.code.size) / 2;
      flash(canvas, random, { ...setting, reach, count: random.pick([1, 1, 2]) });
      finish(canvas, random);
    }),
  'photo-close': (random) =>
    photograph(random, { versions: [1, 7], fill: [0.85, 1.15] }, (canvas, { code, ...view }) => {
      const tilt = random.between(0, 0.5);
      place(canvas, code, { at: flat(code, { ...view, tilt, axis: anyTurn(random) }), ...paperOf(random) });
      defocus(canvas, view.module * random.between(0.1, 0.4));
      shadow(canvas, random, { depth: random.between(0.2, 0.7), soft: 120 });
      noise(canvas, random, 4);
    }),
  'photo-curved': (random) =>
    photograph(random, { versions: [1, 8], fill: [0.3, 0.8] }, (canvas, { code, ...view }) => {
      const turn = random.pick([0, Math.PI / 2, Math.PI / 4]) + view.turn;
      place(canvas, code, {
        at: curved(code, { ...view, turn, arc: random.between(1, 2.7) }),
        ...paperOf(random),
      });
      shadow(canvas, random, { depth: random.between(0.2, 0.7), soft: 150 });
      finish(canvas, random);
    }),
  'photo-crumpled': (random) =>
    photograph(random, { versions: [1, 8], fill: [0.3, 0.8] }, (canvas, { code, ...view }) => {
      place(canvas, code, { at: crumpled(flat(code, view), code, random), ...paperOf(random) });
      finish(canvas, random);
    }),
  'photo-dense': (random) =>
    photograph(random, { versions: [18, 40], fill: [0.55, 0.95] }, (canvas, { code, ...view }) => {
      const turn = random.pick([0, 0, Math.PI / 2]) + view.turn / 3;
      const tilt = random.between(0, 0.4);
      place(canvas, code, {
        at: flat(code, { ...view, turn, tilt, axis: anyTurn(random) }),
        ...paperOf(random),
      });
      defocus(canvas, view.module * random.between(0.08, 0.3));
      noise(canvas, random, 3);
    }),
  'photo-far': (random) =>
    photograph(random, { versions: [1, 7], fill: [0.06, 0.16] }, (canvas, setting) => {
      flatly(canvas, setting, random);
      finish(canvas, random);
    }),
  'photo-perspective': (random) =>
    photograph(random, { versions: [1, 9], fill: [0.4, 0.9] }, (canvas, { code, ...view }) => {
      const lean = { tilt: random.between(0.7, 1.3), axis: anyTurn(random), turn: anyTurn(random) };
      place(canvas, code, { at: flat(code, { ...view, ...lean }), ...paperOf(random) });
      finish(canvas, random);
    }),
  'photo-stained': (random) =>
    photograph(random, { versions: [2, 8], fill: [0.3, 0.7] }, (canvas, setting) => {
      flatly(canvas, setting, random);
      const reach = (setting.module * setting.code.size) / 2;
      blots(canvas, random, {
        ...setting,
        reach,
        count: random.pick([1, 2, 4]),
        radius: 2.2 * setting.module,
      });
      if (random.next() < 0.6) scrawl(canvas, random, { ...setting, reach, width: 0.7 * setting.module });
      finish(canvas, random);
    }),
  'photo-folded': (random) =>
    photograph(random, { versions: [1, 8], fill: [0.3, 0.7] }, (canvas, setting) => {
      flatly(canvas, { ...setting, turn: anyTurn(random) }, random);
      folds(canvas, random, { count: random.pick([1, 2, 3]), strength: random.between(40, 160) });
      shadow(canvas, random, { depth: random.between(0.3, 0.9), soft: random.between(1, 60) });
      finish(canvas, random);
    }),
  'photo-monitor': (random) =>
    photograph(random, { versions: [2, 12], fill: [0.35, 0.8] }, (canvas, setting) => {
      flatly(canvas, setting, random);
      waves(canvas, random, random.between(15, 70));
      finish(canvas, random);
    }),
  'photo-styled': (random) =>
    photograph(
      random,
      { versions: [2, 8], fill: [0.25, 0.6], border: random.pick([0, 0.5, 1, 4]) },
      styled(random),
    ),
};

/** Codes as designers make them: dots, a picture in the middle, colours, a frame close by, light on dark. */
function styled(random: Random): (canvas: Canvas, setting: Setting) => void {
  return (canvas, { code, ...view }) => {
    const own: Code = { ...code, dot: random.next() < 0.5 ? random.between(0.32, 0.5) : null };
    const colours = random.pick([
      { ink: 20, paper: 235 },
      { ink: 120, paper: 210 },
      { ink: 235, paper: 30 },
      { ink: 70, paper: 130 },
    ]);
    place(canvas, own, { at: flat(own, view), ...colours });
    const reach = view.module * code.size * 0.06;
    if (random.next() < 0.5)
      blots(canvas, random, { ...view, reach, count: 2, radius: view.module * code.size * 0.09 });
    finish(canvas, random);
  };
}
