import type { Finder } from '../finders';

/** Three eyes that may be one code's: the one in the corner, and the two beside it. */
export type Eyes = { corner: Finder; right: Finder; below: Finder };

/** So many eyes are combined at most; more are a sheet of codes, of which the quick looks read one. */
const MOST_EYES = 12;
const MOST_GUESSES = 6;
/** With more eyes than this nobody can say which one is missing. */
export const MOST_PAIRED = 3;

/** For when one eye is torn, dirty or bright: two stand side by side, or across from each other. */
export function guessThird(eyes: readonly Finder[]): Eyes[] {
  return eyes.flatMap((a, i) =>
    eyes.slice(i + 1).flatMap((b) => {
      const [dx, dy] = [b.x - a.x, b.y - a.y];
      if (Math.max(a.unit, b.unit) > 1.6 * Math.min(a.unit, b.unit)) return [];
      if (Math.hypot(dx, dy) < 10 * a.unit) return [];
      const [mx, my] = [(a.x + b.x) / 2, (a.y + b.y) / 2];
      return [1, -1].flatMap((side) => {
        const [sx, sy] = [-side * dy, side * dx];
        const beside = { ...a, x: a.x + sx, y: a.y + sy };
        const beyond = { ...b, x: b.x + sx, y: b.y + sy };
        const across = { ...a, x: mx + sx / 2, y: my + sy / 2 };
        return [inTurn(a, b, beside), inTurn(b, a, beyond), inTurn(across, a, b)];
      });
    }),
  );
}

function inTurn(corner: Finder, p: Finder, q: Finder): Eyes {
  const area = (p.x - corner.x) * (q.y - corner.y) - (p.y - corner.y) * (q.x - corner.x);
  return area > 0 ? { corner, right: p, below: q } : { corner, right: q, below: p };
}

/** Sets of three eyes by how well they may belong together, best first. */
export function guessEyes(all: readonly Finder[]): Eyes[] {
  const eyes = [...all].sort((a, b) => b.unit - a.unit).slice(0, MOST_EYES);
  const guesses: { eyes: Eyes; cost: number }[] = [];
  eyes.forEach((a, i) => {
    eyes.slice(i + 1).forEach((b, j) => {
      for (const c of eyes.slice(i + j + 2)) {
        const best = bestCorner(a, b, c);
        if (best !== null) guesses.push(best);
      }
    });
  });
  return guesses
    .sort((a, b) => a.cost - b.cost)
    .slice(0, MOST_GUESSES)
    .map((guess) => guess.eyes);
}

function bestCorner(a: Finder, b: Finder, c: Finder): { eyes: Eyes; cost: number } | null {
  const tries = [judge(a, b, c), judge(b, a, c), judge(c, a, b)].filter((one) => one !== null);
  return tries.sort((one, other) => one.cost - other.cost)[0] ?? null;
}

/** How far three eyes are from a square's corner seen straight: angle, sides and sizes. Null when it cannot be. */
function judge(corner: Finder, p: Finder, q: Finder): { eyes: Eyes; cost: number } | null {
  const [px, py, qx, qy] = [p.x - corner.x, p.y - corner.y, q.x - corner.x, q.y - corner.y];
  const [lp, lq] = [Math.hypot(px, py), Math.hypot(qx, qy)];
  const units = [corner.unit, p.unit, q.unit];
  const [least, most] = [Math.min(...units), Math.max(...units)];
  const cosine = (px * qx + py * qy) / (lp * lq || 1);
  const sides = Math.max(lp, lq) / (Math.min(lp, lq) || 1);
  const modules = Math.min(lp, lq) / most;
  if (most > 2.2 * least || Math.abs(cosine) > 0.8 || sides > 3 || modules < 9 || modules > 200) return null;
  const cost = Math.abs(cosine) + Math.log(sides) + 1.5 * Math.log(most / least);
  return { eyes: inTurn(corner, p, q), cost };
}

/** How many modules wide the code between these eyes may be, likeliest first. */
export function guessSizes(eyes: Eyes): number[] {
  const { corner, right, below } = eyes;
  const modules = 7 + (across(corner, eyes) + across(right, eyes) + across(below, eyes)) / 3;
  const nearest = 4 * Math.round((modules - 17) / 4) + 17;
  const reach = nearest < 41 ? 4 : 8;
  return Array.from({ length: 2 * (reach / 4) + 1 }, (_, i) => nearest + 4 * (i - reach / 4))
    .filter((size) => size >= 21 && size <= 177)
    .sort((a, b) => Math.abs(a - modules) - Math.abs(b - modules));
}

/**
 * Modules from eye to eye, by the size of one of them. A row through the middle of a tilted eye is longer than the eye is
 * wide: it leaves the eye where it has gone half of it along one of the code's own two directions.
 */
function across(eye: Finder, { corner, right, below }: Eyes): number {
  const [px, py, qx, qy] = [right.x - corner.x, right.y - corner.y, below.x - corner.x, below.y - corner.y];
  const area = Math.abs(px * qy - py * qx) || 1;
  const row = (eye.wide * Math.max(Math.abs(qy), Math.abs(py))) / area;
  const column = (eye.tall * Math.max(Math.abs(qx), Math.abs(px))) / area;
  return 2 / (row + column);
}

/** Pixels a module, on the whole. */
export function unitOf(eyes: Eyes, size: number): number {
  const { corner, right, below } = eyes;
  const sides =
    Math.hypot(right.x - corner.x, right.y - corner.y) + Math.hypot(below.x - corner.x, below.y - corner.y);
  return sides / 2 / (size - 7);
}
