const MINUTE = 60_000;

/** How long until, or since, a limit: whole hours and minutes, never less than is left and never less than is over. */
export function dueIn(due: number, now: number): { over: boolean; hours: number; minutes: number } {
  const over = now > due;
  const whole = Math.ceil(Math.abs(due - now) / MINUTE);
  return { over, hours: Math.floor(whole / 60), minutes: whole % 60 };
}
