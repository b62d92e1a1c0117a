/** How long ago something was, in the greatest unit that says something. What lies ahead (a wrong clock) is `now`. */
export type Ago = { unit: 'now' } | { unit: 'minutes' | 'hours' | 'days'; n: number };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** @param ms both in ms UTC */
export function ago(ms: number, now: number): Ago {
  const past = now - ms;
  if (past < MINUTE) return { unit: 'now' };
  if (past < HOUR) return { unit: 'minutes', n: Math.floor(past / MINUTE) };
  if (past < 2 * DAY) return { unit: 'hours', n: Math.floor(past / HOUR) };
  return { unit: 'days', n: Math.floor(past / DAY) };
}
