// `npm run soak -- --seeds 1000 [--from 1] [--deeds 40]`: random histories, one after another; says which seeds failed.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '100' },
    from: { type: 'string', default: '1' },
    deeds: { type: 'string', default: '40' },
  },
});
const folder = join(root, 'node_modules', '.cache', 'kakou');
const report = join(folder, 'soak.json');
mkdirSync(folder, { recursive: true });
rmSync(report, { force: true });
const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const which = ['run', '--project', 'faults', 'histories.test.ts'];
const how = ['--reporter=verbose', '--reporter=json', `--outputFile.json=${report}`];
const env = { ...process.env, SEEDS: values.seeds, FIRST_SEED: values.from, DEEDS: values.deeds };
spawnSync(process.execPath, [vitest, ...which, ...how], { cwd: root, stdio: 'inherit', env });
const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
const ended = testResults.flatMap(({ assertionResults }) => assertionResults);
const failed = ended.filter(({ status }) => status !== 'passed');
const seeds = failed.map(({ title }) => /\d+$/.exec(title)?.[0] ?? title);
const sum = (what) => ended.reduce((all, { meta }) => all + (meta?.history?.[what] ?? 0), 0);
console.log(
  `\n${sum('deeds')} deeds of ${sum('phones')} phones, ${sum('recorded')} records told to be recorded`,
);
console.log(
  `${ended.length - failed.length} histories good, ${failed.length} failed: ${seeds.join(' ') || 'none'}`,
);
process.exit(failed.length === 0 && ended.length > 0 ? 0 : 1);
