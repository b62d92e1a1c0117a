import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { EARLY, LOCKLESS, MUTANTS, NEXT, RELAXED } from './faults/mutations';

const ROOT = fileURLToPath(new URL('../', import.meta.url));

test('each mutant of the fault suite finds in the sources what it changes, once', () => {
  const all = [NEXT, EARLY, RELAXED, LOCKLESS, ...Object.values(MUTANTS)].flat();
  const times = ({ file, from }: { file: string; from: string }) =>
    readFileSync(join(ROOT, file), 'utf8').split(from).length - 1;
  expect(all.filter((one) => times(one) !== 1)).toEqual([]);
});
