import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const APP = fileURLToPath(new URL('../../../src/app/', import.meta.url));
const WORDS = join(APP, 'words');

type Leaf = { path: string[]; value: unknown };

/** Every sentence of a catalogue with its path: text, or a function that makes it. */
function leaves(value: unknown, path: string[] = []): Leaf[] {
  if (typeof value !== 'object' || value === null) return [{ path, value }];
  return Object.entries(value).flatMap(([key, below]) => leaves(below, [...path, key]));
}

const files = readdirSync(join(WORDS, 'zh'));

async function sentences(language: 'zh' | 'en', file: string): Promise<Leaf[]> {
  return leaves({ ...(await import(join(WORDS, language, file))) });
}

test('every file of words stands in both languages', () => {
  expect(readdirSync(join(WORDS, 'en'))).toEqual(files);
});

test.each(files)('%s says the same things in both languages', async (file) => {
  const english = await sentences('en', file);
  const shape = (all: Leaf[]) => all.map(({ path, value }) => `${path.join('.')} ${typeof value}`).sort();
  expect(shape(english)).toEqual(shape(await sentences('zh', file)));
  expect(english).not.toEqual([]);
});

test.each(files)('%s leaves no sentence empty', async (file) => {
  const all = [...(await sentences('zh', file)), ...(await sentences('en', file))];
  const empty = all.filter(({ value }) => typeof value === 'string' && value.trim() === '');
  expect(empty.map(({ path }) => path.join('.'))).toEqual([]);
});

const source = readdirSync(APP, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))
  .filter((file) => !file.startsWith(join(WORDS, 'zh')) && !file.startsWith(join(WORDS, 'en')))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

/** A key is used where it is read or taken out by name, or where the group that holds it is read whole or by a variable. */
function isUsed(path: readonly string[]): boolean {
  const key = path.at(-1) ?? '';
  if (new RegExp(`\\.${key}\\b|\\['${key}'\\]|[{,]\\s*${key}\\s*[,}:]`).test(source)) return true;
  return path
    .slice(1, -1)
    .some((group) => new RegExp(`\\.${group}(\\[|\\b(?![.\\w]))|\\b${group}\\[`).test(source));
}

test('a sentence that nobody says would be found', () => {
  expect(isUsed(['declare', 'saidByNobody'])).toBe(false);
  expect(isUsed(['pass', 'groupOfNobody', 'saidByNobody'])).toBe(false);
});

test.each(files)('%s has no sentence that no screen says', async (file) => {
  const unused = (await sentences('zh', file)).filter(({ path }) => !isUsed(path));
  expect(unused.map(({ path }) => path.join('.'))).toEqual([]);
});
