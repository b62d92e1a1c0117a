import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const APP = fileURLToPath(new URL('../../../src/app/', import.meta.url));
const read = (file: string) => readFileSync(file, 'utf8');

/** The file of the app that an import leads to, or null for another room or a package. */
function fileOf(from: string, specifier: string): string | null {
  if (!specifier.startsWith('.')) return null;
  const path = join(dirname(from), specifier);
  return [`${path}.ts`, `${path}.tsx`].find(existsSync) ?? null;
}

/** A file and everything of the app that it leads to, at once or later. */
function reach(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const [, specifier = ''] of read(file).matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)) {
    const found = fileOf(file, specifier);
    if (found !== null) reach(found, seen);
  }
  return seen;
}

/** Which book each hook reads. */
const hooks = new Map(
  readdirSync(APP, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => [...read(join(APP, name)).matchAll(/(use\w+) = \(\)[^=]*=> useBook\('([\w-]+)'\)/g)])
    .map(([, hook = '', book = '']) => [hook, book] as const),
);

/** The books that are read somewhere in a page, besides the one that is always there and those that a part opens itself. */
function booksOf(page: string): string[] {
  const source = [...reach(page)].map(read).join('\n');
  const used = [...hooks].filter(([hook]) => new RegExp(`[^.\\w]${hook}\\(`).test(source));
  const opened = [...source.matchAll(/library\.open\(\['([\w-]+)'\]\)/g)].map(([, book]) => book);
  return [...new Set(used.map(([, book]) => book))]
    .filter((book) => book !== 'everywhere' && !opened.includes(book))
    .sort();
}

const routes = join(APP, 'routes.tsx');
const pages = [
  ...read(routes).matchAll(/pageOf\(\s*library,\s*\[([^\]]*)\],\s*\(\) =>\s*import\('([^']+)'\),?\s*\)/g),
].map(([, books = '', page = '']) => ({
  page,
  books: [...books.matchAll(/'([\w-]+)'/g)].map(([, name]) => name),
}));

test('every book has a hook that reads it, and every page is looked at', () => {
  const library = read(join(APP, 'words/library.ts'));
  const type = library.slice(library.indexOf('type Books'), library.indexOf('type BookName'));
  const books = [...type.matchAll(/^ {2}'?([\w-]+)'?:/gm)].map(([, name]) => name);
  expect([...new Set(hooks.values())].sort()).toEqual(books.sort());
  expect(pages.length).toBe([...read(routes).matchAll(/pageOf\(/g)].length);
  expect(pages.length).toBeGreaterThan(8);
});

test.each(pages)('$page opens the books that it reads, and no other', ({ page, books }) => {
  expect(booksOf(fileOf(routes, page) ?? '')).toEqual([...books].sort());
});
