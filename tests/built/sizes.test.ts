import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { read } from './built';

/** The build's own list of chunks: the file of each and what it imports at once. */
const chunks = z
  .record(
    z.string(),
    z.object({
      file: z.string(),
      imports: z.optional(z.array(z.string())),
      dynamicImports: z.optional(z.array(z.string())),
    }),
  )
  .parse(JSON.parse(read('.vite/manifest.json').toString()));

const chunk = (name: string) => {
  const found = chunks[name];
  if (found === undefined) throw new Error(`the build has no ${name}`);
  return found;
};

/** Chunks and everything that they import at once: all of it is fetched before the first of them runs. */
function closure(names: readonly string[], seen = new Set<string>()): ReadonlySet<string> {
  for (const name of names) {
    if (seen.has(name)) continue;
    seen.add(name);
    closure(chunk(name).imports ?? [], seen);
  }
  return seen;
}

type Language = 'zh' | 'en';
type Page = { page: string; modules: string[]; books: string[]; most: number };

/** kB of gzip (1,000 bytes) of script before a page can be used, the words of one language included. */
const PAGES: Page[] = [
  { page: 'start', modules: [], books: [], most: 55 },
  { page: 'declaration', modules: ['declare/declare.tsx'], books: ['declare'], most: 70 },
  { page: 'pass', modules: ['declare/pass/pass.tsx'], books: ['pass', 'reasons'], most: 70 },
  { page: 'finding a pass', modules: ['declare/pass/find-pass.tsx'], books: ['declare', 'carry'], most: 70 },
  { page: 'venue', modules: ['venue/venue.tsx'], books: ['pass', 'reasons'], most: 70 },
  { page: 'notice', modules: ['privacy.tsx'], books: ['privacy'], most: 60 },
  { page: 'another county', modules: ['other-county.tsx'], books: ['other-county'], most: 60 },
  { page: 'joining a post', modules: ['checkpoint/enrol.tsx'], books: ['post-book'], most: 80 },
  {
    page: 'checkpoint',
    modules: ['checkpoint/checkpoint.tsx'],
    books: ['post-book', 'reasons'],
    most: 110,
  },
  { page: 'village', modules: ['village/village.tsx'], books: ['post-book'], most: 110 },
  { page: 'driver', modules: ['driver/driver.tsx'], books: ['post-book', 'transfers'], most: 110 },
  {
    page: 'quarantine site',
    modules: ['site/site.tsx'],
    books: ['post-book', 'transfers', 'follow-up'],
    most: 110,
  },
  { page: 'desk', modules: ['desk/desk.tsx'], books: ['desk', 'desk-places', 'reasons'], most: 250 },
  { page: 'set-up', modules: ['setup/setup.tsx'], books: ['setup', 'desk'], most: 110 },
];

function weigh({ modules, books }: Page, language: Language) {
  const words = ['everywhere-book', ...books].map((book) => `words/${language}/${book}.ts`);
  const names = closure(['index.html', ...modules, ...words]);
  const scripts = [...names].map((name) => chunk(name).file).filter((file) => file.endsWith('.js'));
  const sizes = scripts.map((file) => ({ file, bytes: gzipSync(read(file)).length }));
  return {
    kB: sizes.reduce((sum, { bytes }) => sum + bytes, 0) / 1000,
    largest: sizes
      .sort((a, b) => b.bytes - a.bytes)
      .slice(0, 12)
      .map(({ file, bytes }) => `${(bytes / 1000).toFixed(1)} kB ${file}`),
  };
}

const CASES = PAGES.flatMap((page) => (['zh', 'en'] as const).map((language) => ({ ...page, language })));

test.each(CASES)('$page in $language needs at most $most kB of script', ({ language, ...page }) => {
  const { kB, largest } = weigh(page, language);
  expect(
    kB,
    `${page.page} takes ${kB.toFixed(1)} kB; its largest:\n${largest.join('\n')}`,
  ).toBeLessThanOrEqual(page.most);
});

test('no page is without a bar', () => {
  const pages = chunk('index.html').dynamicImports?.filter((name) => !name.startsWith('words/')) ?? [];
  const weighed = PAGES.flatMap(({ modules }) => modules);
  expect(pages.filter((name) => /^[\w/-]+\.tsx$/.test(name)).sort()).toEqual(weighed.sort());
});

test('no page links the words of a language', () => {
  const linked = PAGES.flatMap(({ modules }) => [...closure(['index.html', ...modules])]);
  const both = ['words/zh/poster.ts', 'words/en/poster.ts'];
  expect(linked.filter((name) => /^words\/(zh|en)\//.test(name) && !both.includes(name))).toEqual([]);
});

test('neither the decoder nor what verifies a pass or a certificate stands in the way of the camera', () => {
  const names = [...closure(['index.html', 'checkpoint/checkpoint.tsx'])];
  const text = names.map((name) => read(chunk(name).file).toString()).join('\n');
  expect(text).not.toMatch(/zxing/i);
  for (const later of ['checkpoint/scan/read-code.ts', 'checkpoint/evidence/certificate.tsx']) {
    expect(names).not.toContain(later);
    expect(Object.keys(chunks)).toContain(later);
  }
});
