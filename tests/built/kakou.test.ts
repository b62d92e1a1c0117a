import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const PROGRAM = fileURLToPath(new URL('../../dist/server/kakou.js', import.meta.url));

/** The built program as `npm run kakou` starts it, in a folder where no county is. */
const kakou = (...args: string[]) =>
  spawnSync(process.execPath, [PROGRAM, ...args], {
    encoding: 'utf8',
    env: { ...process.env, KAKOU_DATA: '/nowhere/at/all', KAKOU_DB: '' },
  });

test("the operator's program lists its commands and says by its exit code how it ended", () => {
  const listed = kakou('help');
  expect([listed.status, listed.stderr]).toEqual([0, '']);
  expect(listed.stdout).toMatch(/trust add-county FILE/);
  const nothing = kakou('trust', 'list', '--json');
  expect([nothing.status, JSON.parse(nothing.stdout)]).toEqual([1, { done: false, why: 'no-county' }]);
  expect(kakou('no-such-thing').status).toBe(2);
});
