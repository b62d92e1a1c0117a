import { type Below, seeded } from './random';
import type { Subject, Verdict } from './subject';

/** What a mutant did that none may do. */
export type Finding = {
  subject: string;
  what: 'accepted' | 'threw' | 'slow' | 'memory';
  detail: string;
  texts: readonly string[];
};

export type FuzzReport = {
  seed: number;
  runs: number;
  ms: number;
  /** How often each subject came to each end. */
  ends: Record<string, Record<string, number>>;
  slowest: { ms: number; subject: string; texts: readonly string[] };
  /** Most memory that the process held, in MB. */
  peakMb: number;
  findings: Finding[];
};

/** A mutant that takes longer is judged again, so that a busy machine is not taken for a runaway. ms. */
const SLOW = 50;
/** No phone may hold so much more for a code, whatever it says. MB. */
const MOST_GROWTH = 300;
const MOST_FINDINGS = 20;
/** After how many mutants memory is looked at, and whoever waits is told. */
const STEP = 500;

/**
 * Judges `runs` mutants, the same ones for the same seed. None may be accepted whose signed content no trusted key
 * signed, none may throw, none may take longer than 50 ms or more memory than 300 MB. `onMutants` hears of those done.
 */
export async function runFuzz(
  subjects: readonly Subject[],
  runs: number,
  { seed, onMutants }: { seed: number; onMutants?: (count: number) => void },
): Promise<FuzzReport> {
  const below = seeded(seed);
  const started = performance.now();
  const before = megabytes();
  const report: FuzzReport = {
    seed,
    runs,
    ms: 0,
    ends: {},
    slowest: { ms: 0, subject: '', texts: [] },
    peakMb: before,
    findings: [],
  };
  for (let run = 0; run < runs; run++) {
    const subject = subjects[below(subjects.length)];
    if (subject !== undefined) await judgeOne(subject, below, report);
    if (run % STEP === 0) report.peakMb = Math.max(report.peakMb, megabytes());
    if (run % STEP === STEP - 1) onMutants?.(STEP);
  }
  if (report.peakMb - before > MOST_GROWTH)
    report.findings.push({ subject: '', what: 'memory', detail: `${report.peakMb} MB`, texts: [] });
  return { ...report, ms: performance.now() - started };
}

const megabytes = (): number => Math.round(process.memoryUsage.rss() / 1e6);

async function judgeOne(subject: Subject, below: Below, report: FuzzReport): Promise<void> {
  const { texts, genuine } = await subject.next(below);
  const found = (what: Finding['what'], detail: string) => {
    if (report.findings.length < MOST_FINDINGS)
      report.findings.push({ subject: subject.name, what, detail, texts });
  };
  try {
    const { verdict, ms } = await timed(subject, texts);
    if (ms > report.slowest.ms) report.slowest = { ms, subject: subject.name, texts };
    if (ms > SLOW) found('slow', `${ms.toFixed(1)} ms`);
    const isNew = verdict.ok && !subject.originals.has(verdict.signed);
    const end = !verdict.ok ? verdict.code : isNew ? 'genuine, accepted' : 'the same, accepted';
    if (isNew && !genuine) found('accepted', verdict.signed);
    const ends = report.ends[subject.name] ?? {};
    report.ends[subject.name] = ends;
    ends[end] = (ends[end] ?? 0) + 1;
  } catch (error) {
    found('threw', error instanceof Error ? `${error.name}: ${error.message}` : String(error));
  }
}

/**
 * The verdict and its time, the best of five where the first took long. On a busy machine much of what a clock counts is
 * waiting, so from the second time on what the process computed counts where that is less.
 */
async function timed(subject: Subject, texts: readonly string[]): Promise<{ verdict: Verdict; ms: number }> {
  const started = performance.now();
  const verdict = await subject.judge(texts);
  let best = performance.now() - started;
  for (let round = 0; round < 4 && best > SLOW; round++) {
    const again = performance.now();
    const computed = process.cpuUsage();
    await subject.judge(texts);
    const { user, system } = process.cpuUsage(computed);
    best = Math.min(best, performance.now() - again, (user + system) / 1000);
  }
  return { verdict, ms: best };
}

/** Two halves of one run as one report. */
export function together(a: FuzzReport, b: FuzzReport): FuzzReport {
  const ends: FuzzReport['ends'] = {};
  for (const half of [a.ends, b.ends])
    for (const [subject, counts] of Object.entries(half))
      for (const [end, count] of Object.entries(counts)) {
        const into = ends[subject] ?? {};
        ends[subject] = into;
        into[end] = (into[end] ?? 0) + count;
      }
  return {
    seed: a.seed,
    runs: a.runs + b.runs,
    ms: Math.max(a.ms, b.ms),
    ends,
    slowest: a.slowest.ms > b.slowest.ms ? a.slowest : b.slowest,
    peakMb: Math.max(a.peakMb, b.peakMb),
    findings: [...a.findings, ...b.findings],
  };
}
