import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../', import.meta.url));

function filesOf(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)));
}

const sources = ['src', 'sw']
  .flatMap(filesOf)
  .filter((file) => /\.(ts|tsx)$/.test(file) && !file.endsWith('.d.ts'));
const code = new Map(sources.map((file) => [file, readFileSync(join(ROOT, file), 'utf8')]));

const importsOf = (text: string): string[] =>
  [...text.matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].map((found) => found[1] ?? '');

const ROOMS: Record<string, readonly string[]> = {
  'src/domain': ['domain'],
  'src/device': ['domain', 'device'],
  'src/app': ['domain', 'device', 'app'],
  'src/server': ['domain', 'server'],
  sw: ['domain', 'device', 'sw'],
};

/** The room that an import leads to, or null for a package. */
function roomOf(file: string, specifier: string): string | null {
  const target = specifier.startsWith('#')
    ? `src/${specifier.slice(1)}`
    : specifier.startsWith('.')
      ? join(file, '..', specifier)
      : null;
  return target === null ? null : (target.replace(/^src\//, '').split('/')[0] ?? null);
}

test('imports go one way: app to device to domain, server to domain, service worker to device', () => {
  const wrong = [...code].flatMap(([file, text]) => {
    const room = Object.keys(ROOMS).find((one) => file.startsWith(`${one}/`));
    const allowed = ROOMS[room ?? ''] ?? [];
    return importsOf(text)
      .filter((specifier) => {
        const target = roomOf(file, specifier);
        return target !== null && !allowed.includes(target);
      })
      .map((specifier) => `${file} imports ${specifier}`);
  });
  expect(wrong).toEqual([]);
});

/** Each outside library, and each power of the platform, has one owner. */
const OWNERS: readonly [what: string, pattern: RegExp, owner: RegExp][] = [
  ['idb', /from 'idb'/, /^src\/device\/database/],
  ['zxing', /from '(zxing-wasm|@zxing)/, /^src\/device\/scanner\//],
  ['fetch', /(?<![.\w])fetch\(/, /^(src\/device\/api|src\/device\/areas|sw\/)/],
  ['SQL', /from '(libsql|pg|kysely)/, /^src\/server\/(store|county\/national-areas)/],
  ['express', /import (?!type)[^;]*from 'express'/, /^src\/server\/(app|routes)/],
  ['workbox', /from 'workbox-/, /^sw\//],
  ['HTML written by hand', /dangerouslySetInnerHTML|innerHTML/, /^$/],
];

test.each(OWNERS)('%s has one owner', (_, pattern, owner) => {
  const strangers = [...code]
    .filter(([file, text]) => pattern.test(text) && !owner.test(file))
    .map(([file]) => file);
  expect(strangers).toEqual([]);
});

test('the domain reads no clock, no chance and no storage', () => {
  const impure = [...code].filter(
    ([file, text]) =>
      file.startsWith('src/domain/') &&
      /Date\.now|new Date\(\)|Math\.random|getRandomValues|localStorage|indexedDB|performance\./.test(text),
  );
  expect(impure.map(([file]) => file)).toEqual([]);
});

test('no room has a name that says nothing', () => {
  const vague = sources.filter((file) =>
    /(^|\/)(utils?|helpers?|common|shared|misc|managers?|services?)(\/|\.)/.test(file),
  );
  expect(vague).toEqual([]);
});

test('no file has grown past 300 lines', () => {
  const long = [...code].filter(([, text]) => text.split('\n').length > 301).map(([file]) => file);
  expect(long).toEqual([]);
});

test('every Chinese sentence of the interface stands in the catalogue', () => {
  const strayed = [...code].filter(
    ([file, text]) =>
      (file.startsWith('src/app/') || file.startsWith('src/device/')) &&
      !file.startsWith('src/app/words/') &&
      /[\u4e00-\u9fff]/.test(text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')),
  );
  expect(strayed.map(([file]) => file)).toEqual([]);
});
