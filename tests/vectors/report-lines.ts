import type { Report } from './tally';

/**
 * Faults of the published vectors themselves, by what their path ends with: what they state cannot come true. They count
 * as failed all the same.
 */
const KNOWN_FAULTS: readonly (readonly [end: RegExp, why: string])[] = [
  [/ES\/2DCode\/raw\/40[123]\.json$/i, 'its key is of P-384, its signature says ES256'],
  [/FR\/2DCode\/raw\/test_pcr_ok\.json$/i, 'known to be faulty'],
  [/PL\/1\.3\.0\/2DCode\/raw\/[15]\.json$/i, 'known to be faulty'],
  [/IS\/2DCode\/raw\/3\.json$/i, 'known to be faulty'],
];

/** A report as lines to read. */
export function linesOf(report: Report): string[] {
  const { scheme, vectors, skipped, notes, checks, aside, falseAccepts, threw, times } = report;
  const without = aside.length > 0 ? `, without ${aside.join(', ')}` : '';
  return [
    ...skipped.map(({ file, why }) => `skipped: ${file}: ${why}`),
    ...notes,
    `${scheme}: ${vectors} vectors, ${skipped.length} files skipped`,
    ...Object.entries(checks).flatMap(([name, row]) => [
      [name.padEnd(26), `pass ${row.pass}`, `  fail ${row.failed.length}`, untested(row.untested)].join(''),
      ...row.failed.map((file) => `  ${file}${upstream(file)}`),
    ]),
    '',
    `stated checks passed: ${report.passed} of ${report.of}${without}`,
    `false accepts: ${falseAccepts.length}${falseAccepts.map((file) => `\n  ${file}`).join('')}`,
    `threw: ${threw.length}${threw.map((file) => `\n  ${file}`).join('')}`,
    ...Object.entries(times).map(
      ([what, { median, of }]) => `${what}: median ${median.toFixed(3)} ms of ${of}`,
    ),
  ];
}

const untested = (count: number): string => (count > 0 ? `  not tested ${count}` : '');

function upstream(file: string): string {
  const known = KNOWN_FAULTS.find(([end]) => end.test(file));
  return known === undefined ? '' : `  (upstream: ${known[1]})`;
}
