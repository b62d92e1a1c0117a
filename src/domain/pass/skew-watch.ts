/** How many different passes are looked at, and how far their median may be off (PASS.md "Verifying"). */
const PASSES = 15;
const MOST_OFF = 20;

/** The last ages of live proofs that this phone saw, newest last, one for each pass. */
export type SkewWatch = readonly { cti: string; ageSeconds: number }[];

/** Adds an age of a live proof whose signature held, fresh or stale. A pass seen again replaces its older age. */
export function watchSkew(
  seen: SkewWatch,
  { cti, ageSeconds }: { cti: string; ageSeconds: number },
): SkewWatch {
  return [...seen.filter((one) => one.cti !== cti), { cti, ageSeconds }].slice(-PASSES);
}

/**
 * By how many seconds this phone's own clock is off (ahead when positive), once the median of 15 different passes says
 * more than 20 s; null while it is right or too few passes were seen. One traveller's wrong clock moves no median.
 */
export function ownClockOff(seen: SkewWatch): number | null {
  if (seen.length < PASSES) return null;
  const ages = seen.map((one) => one.ageSeconds).sort((a, b) => a - b);
  const median = ages[Math.floor(PASSES / 2)] ?? 0;
  return Math.abs(median) > MOST_OFF ? median : null;
}
