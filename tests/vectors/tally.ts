/** What was found for one stated check. */
type Row = { pass: number; failed: string[]; untested: number };

/** What a run found: to be printed, or handed on as JSON. */
export type Report = {
  scheme: 'hcert' | 'shc';
  /** How many vectors were run. */
  vectors: number;
  /** Files that are no vector, and why. */
  skipped: { file: string; why: string }[];
  /** What each vector came to, where that is worth a line. */
  notes: string[];
  checks: Record<string, Row>;
  /** Checks that do not count in the total. */
  aside: string[];
  passed: number;
  of: number;
  /** Accepted, and should not have been. */
  falseAccepts: string[];
  /** Vectors that made a check throw. */
  threw: string[];
  /** Median in ms of how many. */
  times: Record<string, { median: number; of: number }>;
};

/** Counts the stated checks of a folder, and what was accepted that should not have been. */
export type Tally = {
  check: (name: string, file: string, outcome: boolean | null) => void;
  falseAccept: (file: string) => void;
  threw: (file: string, error: unknown) => void;
  skip: (file: string, why: string) => void;
  note: (line: string) => void;
  time: (what: string, ms: number) => void;
  report: (scheme: Report['scheme'], vectors: number, aside: ReadonlySet<string>) => Report;
};

/** An empty tally. An outcome of null means that the check was stated and cannot be made. */
export function newTally(): Tally {
  const checks = new Map<string, Row>();
  const times = new Map<string, number[]>();
  const kept: Pick<Report, 'skipped' | 'notes' | 'falseAccepts' | 'threw'> = {
    skipped: [],
    notes: [],
    falseAccepts: [],
    threw: [],
  };
  return {
    check(name, file, outcome) {
      const row = checks.get(name) ?? { pass: 0, failed: [], untested: 0 };
      checks.set(name, row);
      if (outcome === null) row.untested++;
      else if (outcome) row.pass++;
      else row.failed.push(file);
    },
    falseAccept: (file) => kept.falseAccepts.push(file),
    threw: (file, error) =>
      kept.threw.push(`${file}: ${error instanceof Error ? error.message : String(error)}`),
    skip: (file, why) => kept.skipped.push({ file, why }),
    note: (line) => kept.notes.push(line),
    time: (what, ms) => times.set(what, [...(times.get(what) ?? []), ms]),
    report(scheme, vectors, aside) {
      const counted = [...checks].filter(([name]) => !aside.has(name)).map(([, row]) => row);
      const passed = counted.reduce((sum, row) => sum + row.pass, 0);
      const failed = counted.reduce((sum, row) => sum + row.failed.length, 0);
      return {
        scheme,
        vectors,
        ...kept,
        checks: Object.fromEntries([...checks].sort(([a], [b]) => (a < b ? -1 : 1))),
        aside: [...aside],
        passed,
        of: passed + failed,
        times: Object.fromEntries(
          [...times].map(([what, all]) => [what, { median: median(all), of: all.length }]),
        ),
      };
    },
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
