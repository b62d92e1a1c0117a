import { Script } from 'node:vm';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { files, read } from './built';

const index = read('index.html').toString();

test('the first page has no script or style of its own, and no handler in an attribute', () => {
  const scripts = [...index.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)];
  expect(scripts.length).toBeGreaterThan(0);
  for (const [, attributes = '', body = ''] of scripts) {
    expect(attributes).toMatch(/\ssrc="\/assets\//);
    expect(body.trim()).toBe('');
  }
  expect(index).not.toMatch(/<style\b|\sstyle=|\son[a-z]+=|javascript:/i);
});

test('everything that the first page names is there', () => {
  const named = [...index.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path = '']) => path);
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((path) => !path.startsWith('/') || !files.includes(path.slice(1)))).toEqual([]);
});

/**
 * Addresses that stand in the built files and are never fetched. Whatever is not here is taken for a foreign origin.
 * The decoder's own default for its WebAssembly is among them: ours is named where the decoder is opened.
 */
const NAMES: readonly RegExp[] = [
  // Names of XML.
  /^http:\/\/www\.w3\.org\/(?:1998|1999|2000)\//,
  // Names of code lists and of a kind of card, as health cards say them.
  /^https:\/\/smarthealth\.cards#health-card$/,
  /^http:\/\/(?:loinc\.org|snomed\.info\/sct)$/,
  // Where a library's message to programmers points to.
  /^https:\/\/github\.com\/preactjs\/preact-iso#/,
  /^https:\/\/bit\.ly\/wb-precache$/,
  /^https:\/\/fastly\.jsdelivr\.net\/npm\/zxing-wasm@/,
];

/** A whole address with a host. A template such as `https://${host}` names the page's own host and has none here. */
const ADDRESS = /(?:https?|wss?):\/\/[\w.-]+[^\s"'`<>)\\]*/gi;

const readable = files.filter((path) => /\.(?:js|css|html|svg|webmanifest|json)$/.test(path));
const foreignIn = (text: string) =>
  [...text.matchAll(ADDRESS)]
    .map(([found]) => found)
    .filter((found) => !NAMES.some((name) => name.test(found)));

test('a foreign address would be found', () => {
  expect(foreignIn('import("https://cdn.example/x.js")')).toEqual(['https://cdn.example/x.js']);
  expect(foreignIn('@import url(https://fonts.example/a.css)')).toEqual(['https://fonts.example/a.css']);
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a piece of a built file
  expect(foreignIn('`https://${location.host}/v/1`, "http://www.w3.org/2000/svg"')).toEqual([]);
});

test('no built file names a foreign origin', () => {
  expect(readable.length).toBeGreaterThan(50);
  expect(
    readable.flatMap((path) => foreignIn(read(path).toString()).map((found) => `${path}: ${found}`)),
  ).toEqual([]);
});

test('no style sheet and no picture leaves the origin without a scheme', () => {
  const loose = readable.filter((path) => /(?:url\(|href=|src=)\s*["']?\/\//.test(read(path).toString()));
  expect(loose).toEqual([]);
});

const icon = z.object({
  src: z.string().check(z.regex(/^\//)),
  sizes: z.string(),
  type: z.optional(z.string()),
  purpose: z.optional(z.enum(['any', 'maskable', 'monochrome'])),
});
const text = z.string().check(z.minLength(1));
const colour = z.string().check(z.regex(/^#[\da-f]{6}$/i));
const manifestSchema = z.object({
  id: z.literal('/'),
  name: text,
  short_name: text.check(z.maxLength(12)),
  description: text,
  lang: z.literal('zh-CN'),
  dir: z.literal('ltr'),
  start_url: z.literal('/'),
  scope: z.literal('/'),
  display: z.literal('standalone'),
  display_override: z.array(z.string()),
  theme_color: colour,
  background_color: colour,
  categories: z.array(text).check(z.minLength(1)),
  icons: z.array(icon),
  shortcuts: z
    .array(z.object({ name: text, short_name: text, url: text, icons: z.array(icon) }))
    .check(z.minLength(1), z.maxLength(4)),
  screenshots: z.optional(z.array(z.object({ src: z.string(), sizes: text, label: text }))),
  launch_handler: z.object({ client_mode: z.array(z.string()) }),
});
const manifest = manifestSchema.parse(JSON.parse(read('manifest.webmanifest').toString()));

test('the app can be put on a home screen: icons of both sizes, also cut to any shape', () => {
  const sizes = (purpose: string) =>
    manifest.icons.filter((one) => one.purpose === purpose).map((one) => one.sizes);
  expect(sizes('any')).toEqual(expect.arrayContaining(['192x192', '512x512']));
  expect(sizes('maskable')).toEqual(expect.arrayContaining(['192x192', '512x512']));
});

/** Width and height of a PNG, from its header. */
const sizeOf = (png: Buffer): string => `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`;

test('every picture of the manifest is there in the size that it names', () => {
  const pictures = [
    ...manifest.icons,
    ...manifest.shortcuts.flatMap((one) => one.icons),
    ...(manifest.screenshots ?? []),
  ];
  for (const { src, sizes } of pictures) {
    expect(files).toContain(src.slice(1));
    if (src.endsWith('.png')) expect(`${src} ${sizeOf(read(src.slice(1)))}`).toBe(`${src} ${sizes}`);
  }
});

test('every shortcut leads to a page of the app', () => {
  const scripts = files
    .filter((path) => /^assets\/index-.*\.js$/.test(path))
    .map((path) => read(path).toString());
  for (const { url } of manifest.shortcuts)
    expect(scripts.some((script) => new RegExp(`path:[\`"']${url}[\`"'/]`).test(script))).toBe(true);
});

/** What the service worker keeps from its first moment. */
const precached = [
  ...read('sw.js')
    .toString()
    .matchAll(/["']?url["']?:\s*["'`]([^"'`]+)["'`]/g),
].map(([, url = '']) => url);

test('the service worker keeps all of the app and the names of the country', () => {
  const needed = files.filter(
    (path) => /\.(?:js|css|wasm|html|svg|webmanifest)$/.test(path) && path !== 'sw.js',
  );
  expect(needed.length).toBeGreaterThan(30);
  expect(needed.filter((path) => !precached.includes(path))).toEqual([]);
  expect(precached).toContain('areas/national.json');
});

test('the service worker is a script that browsers start: nothing in it is of a module', () => {
  expect(() => new Script(read('sw.js').toString())).not.toThrow();
});

test('the service worker keeps nothing that is not there', () => {
  expect(precached.filter((path) => !files.includes(path))).toEqual([]);
});
