// `npm test`: everything, with one closing line. A stage that is not a test runner counts as one. Stages go one after
// another; the faults, which mostly wait for time-outs, go beside those that compute, and are told whole when they end.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
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
    // Faults mostly wait: more of them at once take no longer.
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
  { ...vitest('faults'), beside: true },
  vitest('unit*', 'unit'),
  vitest('server'),
  vitest('device'),
  vitest('built'),
  {
    name: 'journeys',
    // Two browsers at a time fill the machine.
    alone: true,
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
const asked =
  wanted.length === 0 ? STAGES : [...STAGES, ...AT_LENGTH].filter(({ name }) => wanted.includes(name));
const tally = { passed: 0, failed: 0 };
const beside = [];
for (const stage of asked) {
  if (stage.beside && asked.length > 1) {
    beside.push(run(stage, 'pipe'));
    continue;
  }
  // What goes beside is over before a stage begins that needs the machine for itself.
  if (stage.alone) await tellAll();
  console.log(`\n== ${stage.name}`);
  tell(await run(stage, 'inherit'));
}
await tellAll();
console.log(`\n${tally.passed} passed, ${tally.failed} failed`);
process.exit(tally.failed === 0 && tally.passed > 0 ? 0 : 1);

/** Runs one stage. Its words go to the terminal as they come, or are kept for when it has ended. */
async function run(stage, words) {
  const started = Date.now();
  rmSync(report(stage.name), { force: true });
  const child = spawn(process.execPath, stage.command, {
    cwd: root,
    stdio: ['ignore', words, words],
    env: { ...process.env, ...stage.env },
  });
  const said = [];
  child.stdout?.on('data', (chunk) => said.push(chunk));
  child.stderr?.on('data', (chunk) => said.push(chunk));
  const [status] = await once(child, 'close');
  return { stage, status, said, seconds: (Date.now() - started) / 1000 };
}

/** The closing words of a stage, and what it adds to the tally. */
function tell({ stage, status, seconds }) {
  const told = counted(stage, status === 0);
  // A runner that ends badly without naming a failed test has failed all the same.
  const fell = status === 0 ? told.failed : Math.max(told.failed, 1);
  tally.passed += told.passed;
  tally.failed += fell;
  console.log(`== ${stage.name}: ${fell === 0 ? 'good' : 'FAILED'}, ${seconds.toFixed(1)} s`);
}

/** Waits for the stages that go beside the others, and says what they said. */
async function tellAll() {
  for (const done of await Promise.all(beside.splice(0))) {
    console.log(`\n== ${done.stage.name}, beside the stages above`);
    process.stdout.write(Buffer.concat(done.said));
    tell(done);
  }
}

function counted(stage, well) {
  if (!stage.count) return { passed: well ? 1 : 0, failed: well ? 0 : 1 };
  try {
    return stage.count();
  } catch {
    return { passed: 0, failed: 1 };
  }
}
