/** What was found for one stated check. */
type Row = { pass: number; failed: string[]; untested: number };

/** What to print, and how much was accepted that should not have been. */
export type Report = { lines: string[]; falseAccepts: number };

/** Counts the stated checks of a folder, and what was accepted that should not have been. */
export type Tally = {
  check: (name: string, file: string, outcome: boolean | null) => void;
  falseAccept: (file: string) => void;
  time: (what: string, ms: number) => void;
  /** `aside` are checks that do not count in the total. */
  report: (aside: ReadonlySet<string>) => Report;
};

/** An empty tally. An outcome of null means that the check was stated and cannot be made. */
export function newTally(): Tally {
  const rows = new Map<string, Row>();
  const times = new Map<string, number[]>();
  const accepted: string[] = [];
  return {
    check(name, file, outcome) {
      const row = rows.get(name) ?? { pass: 0, failed: [], untested: 0 };
      rows.set(name, row);
      if (outcome === null) row.untested++;
      else if (outcome) row.pass++;
      else row.failed.push(file);
    },
    falseAccept: (file) => accepted.push(file),
    time: (what, ms) => times.set(what, [...(times.get(what) ?? []), ms]),
    report: (aside) => ({
      lines: [
        ...[...rows].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([name, row]) => rowLines(name, row)),
        ...total(rows, aside),
        `false accepts: ${accepted.length}${accepted.map((file) => `\n  ${file}`).join('')}`,
        ...[...times].map(([what, all]) => `${what}: median ${median(all).toFixed(3)} ms of ${all.length}`),
      ],
      falseAccepts: accepted.length,
    }),
  };
}

function rowLines(name: string, { pass, failed, untested }: Row): string[] {
  const counts = [
    `pass ${pass}`,
    `fail ${failed.length}`,
    ...(untested > 0 ? [`not tested ${untested}`] : []),
  ];
  return [`${name.padEnd(26)}${counts.join('  ')}`, ...failed.map((file) => `  ${file}`)];
}

function total(rows: ReadonlyMap<string, Row>, aside: ReadonlySet<string>): string[] {
  const counted = [...rows].filter(([name]) => !aside.has(name)).map(([, row]) => row);
  const pass = counted.reduce((sum, row) => sum + row.pass, 0);
  const fail = counted.reduce((sum, row) => sum + row.failed.length, 0);
  const without = aside.size > 0 ? `, without ${[...aside].join(', ')}` : '';
  return ['', `stated checks passed: ${pass} of ${pass + fail}${without}`];
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
