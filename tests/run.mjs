// `npm test`: everything, one stage after another, with one closing line. A stage that is not a test runner counts as one.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const results = join(root, 'node_modules', '.cache', 'kakou');
mkdirSync(results, { recursive: true });
const bin = (path) => join(root, 'node_modules', path);
const report = (name) => join(results, `${name}.json`);

const vitest = (project, name = project) => ({
  name,
  command: [
    bin('vitest/vitest.mjs'),
    'run',
    '--project',
    project,
    // Faults mostly wait for time-outs: more of them at once take no longer.
    `--maxWorkers=${project === 'faults' ? 3 : 2}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report(name)}`,
  ],
  count: () => {
    const told = JSON.parse(readFileSync(report(name), 'utf8'));
    return { passed: told.numPassedTests, failed: told.numFailedTests + told.numFailedTestSuites };
  },
});
const STAGES = [
  { name: 'types', command: [bin('typescript/bin/tsc'), '-b'] },
  { name: 'lint', command: [bin('oxlint/bin/oxlint'), '--deny-warnings'] },
  { name: 'format', command: [bin('@biomejs/biome/bin/biome'), 'check', '.'] },
  { name: 'dead code', command: [bin('knip/bin/knip.js')] },
  vitest('unit'),
  vitest('server'),
  vitest('device'),
  vitest('built'),
  vitest('faults'),
  {
    name: 'journeys',
    command: [bin('@playwright/test/cli.js'), 'test', '--config', 'tests/journeys/playwright.config.ts'],
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: report('journeys') },
    count: () => {
      const { stats } = JSON.parse(readFileSync(report('journeys'), 'utf8'));
      // Said, so that nobody overlooks it: what passes only at the second try is to be looked into.
      if (stats.flaky > 0) console.log(`== ${stats.flaky} journeys passed at the second try only`);
      return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
    },
  },
];

/** Hours of faults in minutes: run when they are asked for by name, never by `npm test`. */
const AT_LENGTH = [{ ...vitest('faults', 'faults-at-length'), env: { FAULTS: 'long' } }];

const wanted = process.argv.slice(2);
let passed = 0;
let failed = 0;
const asked =
  wanted.length === 0 ? STAGES : [...STAGES, ...AT_LENGTH].filter(({ name }) => wanted.includes(name));
for (const stage of asked) {
  const started = Date.now();
  console.log(`\n== ${stage.name}`);
  rmSync(report(stage.name), { force: true });
  const done = spawnSync(process.execPath, stage.command, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...stage.env },
  });
  const told = counted(stage, done.status === 0);
  // A runner that ends badly without naming a failed test has failed all the same.
  const fell = done.status === 0 ? told.failed : Math.max(told.failed, 1);
  passed += told.passed;
  failed += fell;
  console.log(
    `== ${stage.name}: ${fell === 0 ? 'good' : 'FAILED'}, ${((Date.now() - started) / 1000).toFixed(1)} s`,
  );
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);

function counted(stage, well) {
  if (!stage.count) return { passed: well ? 1 : 0, failed: well ? 0 : 1 };
  try {
    return stage.count();
  } catch {
    return { passed: 0, failed: 1 };
  }
}
