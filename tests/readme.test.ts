import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const readme = readFileSync(`${ROOT}README.md`, 'utf8');
const { scripts } = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8')) as {
  scripts: Record<string, string>;
};

test('every command that the README names is one', () => {
  const named = [...readme.matchAll(/npm run ([a-z:]+)/g)].map((found) => found[1] ?? '');
  expect(named.length).toBeGreaterThan(3);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

test('every file and folder that the README names is there', () => {
  const named = [...readme.matchAll(/(?:\]\(|^)((?:src|sw|tests|public)\/[\w./-]*)/gm)].map(
    (found) => found[1] ?? '',
  );
  expect(named.length).toBeGreaterThan(8);
  expect(named.filter((path) => !existsSync(`${ROOT}${path}`))).toEqual([]);
});
