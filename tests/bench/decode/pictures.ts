import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import * as z from 'zod/mini';
import type { Picture } from '#device/scanner/picture';
import { KINDS } from './kinds';
import { seeded } from './random';

/** A picture to read. `texts` null: there is a code but nobody knows what it says; empty: there is none. */
export type Sample = { folder: string; texts: readonly string[] | null; load(): Promise<Picture> };

const LONGEST = 1280;
const LINE = z.object({
  file: z.string(),
  text: z.union([z.string(), z.array(z.string()), z.null()]),
  negative: z.optional(z.boolean()),
});

/** The samples of every folder at or below `root` that has an `expected.jsonl`. */
export function corpusSamples(root: string, folder = '.'): Sample[] {
  const here = join(root, folder);
  const list = join(here, 'expected.jsonl');
  const below = readdirSync(here, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((entry) => corpusSamples(root, join(folder, entry.name)));
  if (!existsSync(list)) return below;
  const own = readFileSync(list, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): Sample => {
      const { file, text, negative } = LINE.parse(JSON.parse(line));
      const known = (Array.isArray(text) ? text : [text ?? '']).filter((one) => one !== '');
      const texts = negative === true ? [] : known.length === 0 ? null : known;
      return { folder, texts, load: () => pixels(join(here, file)) };
    });
  return [...own, ...below];
}

/** `each` pictures of every generated kind; the same on every machine. */
export function generatedSamples(each: number): Sample[] {
  return Object.entries(KINDS).flatMap(([folder, make], kind) =>
    Array.from({ length: each }, (_, i): Sample => {
      const made = make(seeded(7_000_000 + 1000 * kind + i));
      const { light, width, height } = made.canvas;
      const grey = Uint8ClampedArray.from(light);
      const raw = { width, height, channels: 1 } as const;
      return {
        folder,
        texts: made.texts,
        load: async () => pixels(await sharp(grey, { raw }).jpeg({ quality: 80 }).toBuffer()),
      };
    }),
  );
}

async function pixels(source: string | Buffer): Promise<Picture> {
  const { data, info } = await sharp(source)
    .autoOrient()
    .resize(LONGEST, LONGEST, { fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .flatten({ background: '#fff' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data: new Uint8ClampedArray(data), width: info.width, height: info.height };
}
