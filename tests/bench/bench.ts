import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Bench, type Figure, fallenShort, lines, median } from './figures';

/**
 * `npm run bench` prints every figure, `npm run bench -- NAME...` those named; `--rounds N`, `--corpus DIR` for pictures,
 * `--json FILE` writes the figures, `--check` ends with 1 and names what fell short of its bar.
 */
const BENCHES: Record<string, () => Promise<{ default: Bench }>> = {
  decode: () => import('./decode.bench'),
  startup: () => import('./startup.bench'),
  scan: () => import('./scan.bench'),
  camera: () => import('./camera.bench'),
  journeys: () => import('./journeys.bench'),
  followup: () => import('./followup.bench'),
  ingest: () => import('./ingest.bench'),
  classify: () => import('./classify.bench'),
  publish: () => import('./publish.bench'),
  search: () => import('./search.bench'),
  drain: () => import('./drain.bench'),
  growth: () => import('./growth.bench'),
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'string' },
    check: { type: 'boolean', default: false },
    corpus: { type: 'string' },
    rounds: { type: 'string', default: '5' },
  },
});

const unknown = positionals.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}.`);
  process.exit(2);
}

const found: Record<string, readonly Figure[]> = {};
for (const [name, load] of Object.entries(BENCHES)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  console.log(`\n${name}`);
  const { default: bench } = await load();
  const figures = await bench({ rounds: Number(values.rounds), corpus: values.corpus ?? null });
  for (const figure of figures) console.log(lines(figure).join('\n'));
  found[name] = figures;
}

if (values.json !== undefined) {
  const medians = Object.fromEntries(
    Object.entries(found).map(([name, figures]) => [
      name,
      figures.map((figure) => ({
        ...figure,
        median: median(figure.ours),
        ratios: Object.fromEntries(
          Object.entries(figure.peers ?? {}).map(([peer, runs]) => [
            peer,
            median(runs) / median(figure.ours),
          ]),
        ),
      })),
    ]),
  );
  writeFileSync(
    values.json,
    `${JSON.stringify({ at: new Date().toISOString(), node: process.version, figures: medians }, null, 2)}\n`,
  );
}

const short = fallenShort(found);
if (short.length > 0) console.log(`\nFell short of the bar:\n${short.map((line) => `  ${line}`).join('\n')}`);
process.exit(values.check && short.length > 0 ? 1 : 0);
