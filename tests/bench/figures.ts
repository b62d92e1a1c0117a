/** What a bench found: runs of ours and of the others, taken in turn in one run, so that a busy machine is busy for all. */
export type Figure = {
  name: string;
  unit: string;
  ours: readonly number[];
  peers?: Readonly<Record<string, readonly number[]>>;
  /** What we hold ourselves to; `holds` is judged by the bench that knows the runs. */
  bar?: { text: string; holds: boolean };
};

export type Bench = (options: { rounds: number; corpus: string | null }) => Promise<readonly Figure[]>;

export const sorted = (runs: readonly number[]): number[] => [...runs].sort((a, b) => a - b);

/** The value below which `share` (0..1) of the runs lie; NaN for no runs. */
export function quantile(runs: readonly number[], share: number): number {
  const ordered = sorted(runs);
  return (
    ordered[Math.min(ordered.length - 1, Math.max(0, Math.ceil(share * ordered.length) - 1))] ?? Number.NaN
  );
}

export const median = (runs: readonly number[]): number => quantile(runs, 0.5);

/**
 * Runs every contestant once a round, the order turned round in every second round.
 * @returns the runs of each, by name
 */
export async function interleave(
  contestants: Readonly<Record<string, () => Promise<number>>>,
  rounds: number,
): Promise<Record<string, number[]>> {
  const names = Object.keys(contestants);
  const runs: Record<string, number[]> = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++)
    for (const name of round % 2 === 0 ? names : [...names].reverse()) {
      const value = await contestants[name]?.();
      if (value !== undefined) runs[name]?.push(value);
    }
  return runs;
}

const short = (value: number): string => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3));
const spread = (runs: readonly number[]): string =>
  runs.length === 1
    ? short(median(runs))
    : `${short(median(runs))} (${short(quantile(runs, 0))}-${short(quantile(runs, 1))})`;

/** A figure as lines of text: ours, each peer with its ratio to ours, and whether the bar holds. */
export function lines(figure: Figure): string[] {
  const own = median(figure.ours);
  const peers = Object.entries(figure.peers ?? {}).map(
    ([name, runs]) =>
      `    ${name.padEnd(28)} ${spread(runs)} ${figure.unit}, ${(median(runs) / own).toFixed(2)} of ours`,
  );
  const bar =
    figure.bar === undefined ? [] : [`    ${figure.bar.holds ? 'holds' : 'FALLS SHORT'}: ${figure.bar.text}`];
  return [`  ${figure.name.padEnd(30)} ${spread(figure.ours)} ${figure.unit}`, ...peers, ...bar];
}

/** The figures that do not hold their bar, by bench, name and bar. */
export const fallenShort = (found: Readonly<Record<string, readonly Figure[]>>): string[] =>
  Object.entries(found).flatMap(([bench, figures]) =>
    figures
      .filter(({ bar }) => bar?.holds === false)
      .map(({ name, bar }) => `${bench}: ${name}: ${bar?.text}`),
  );
