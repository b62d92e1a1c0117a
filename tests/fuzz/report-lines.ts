import type { FuzzReport } from './run';

const short = (texts: readonly string[]): string => {
  const text = texts.join(' | ');
  return text.length > 160 ? `${text.slice(0, 160)}... (${text.length} characters)` : text;
};

/** A report as lines to read. What went wrong is given whole, so that it can be held before the camera again. */
export function linesOfFuzz({ seed, runs, ms, ends, slowest, peakMb, findings }: FuzzReport): string[] {
  return [
    ...Object.entries(ends).map(([subject, counts]) => {
      const sorted = Object.entries(counts).sort(([, a], [, b]) => b - a);
      return `${subject}: ${sorted.map(([end, count]) => `${end} ${count}`).join(', ')}`;
    }),
    `slowest: ${slowest.ms.toFixed(1)} ms, ${slowest.subject}: ${short(slowest.texts)}`,
    `most memory: ${peakMb} MB`,
    ...findings.map(
      ({ subject, what, detail, texts }) =>
        `${what.toUpperCase()} ${subject}: ${detail}\n${texts.join('\n')}`,
    ),
    `seed ${seed}: ${runs} mutants in ${(ms / 1000).toFixed(1)} s (${Math.round((runs / ms) * 1000)} a second), ${findings.length} findings`,
  ];
}
