import * as z from 'zod';
import { bytesAt, filesIn } from './files-in';
import { textOfPicture } from './picture';
import type { Tally } from './tally';

/** A card to verify: a bare token, or the texts of its codes. */
export type Card = { name: string; form: 'token' | 'codes'; wrong: string; texts: string[] };

/** Chunks of one card differ by a number only: `...-value-0.txt`, `...-value-1-too_big.txt`. */
const CHUNK = /^(.*(?:qr-code-numeric(?:-value)?|qr-code|qrnumeric))-(\d+)(.*)$/;
const FILE = z.object({ verifiableCredential: z.array(z.string()) });
const PICTURES = /\.(?:png|jpe?g|svg|bmp|gif|webp)$/i;
/** What a token or code begins with: a JWS header `{"`, or the scheme of a code. */
const TOKEN = /^ey[\w-]+\.[\w-]*\.[\w-]*/;
/** What the name says besides what is right about the file: its example, its layer, its form. */
const PLAIN_NAME =
  /^(?:test-)?(?:example-)?\d*-?(?:covid-lab)?-?(?:[a-g]-)?(?:d-jws|jws|file|qr-code-numeric-value|qr-code-numeric|qr-code|qrnumeric|fhirhealthcard)?/;

/**
 * The cards under a folder: `.txt` with a token or the text of a code, `.smart-health-card` and JSON with
 * `verifiableCredential`, and pictures of codes. Everything else is skipped by name.
 */
export async function cardsIn(folder: string, tally: Tally): Promise<Card[]> {
  const cards = new Map<string, Card>();
  for (const { file, path } of filesIn(folder)) {
    const bytes = bytesAt(path);
    const texts = bytes === null ? 'it cannot be read' : await textsIn(file, bytes);
    if (typeof texts === 'string') {
      tally.skip(file, texts);
      continue;
    }
    const [stem, wrong] = nameOf(file);
    const form = texts.every((text) => TOKEN.test(text)) ? 'token' : 'codes';
    if (form === 'token' && texts.length > 1) {
      for (const [at, text] of texts.entries())
        cards.set(`${file} #${at + 1}`, { name: `${file} #${at + 1}`, form, wrong, texts: [text] });
      continue;
    }
    const card = cards.get(stem) ?? { name: stem, form, wrong, texts: [] };
    card.texts.push(...texts);
    cards.set(stem, card);
  }
  return [...cards.values()];
}

async function textsIn(file: string, bytes: Uint8Array): Promise<string[] | string> {
  if (PICTURES.test(file)) {
    const text = await textOfPicture(bytes);
    return text === null ? 'no code can be read on it' : [text];
  }
  const text = new TextDecoder().decode(bytes);
  const bare = text.replace(/^\uFEFF/, '').trim();
  if (TOKEN.test(bare) || /^shc:/i.test(bare)) return [text];
  if (!bare.startsWith('{')) return /\.txt$/i.test(file) ? [text] : 'it holds no card';
  const parsed = FILE.safeParse(jsonOf(bare));
  return parsed.success && parsed.data.verifiableCredential.length > 0
    ? parsed.data.verifiableCredential
    : 'JSON without a signed card';
}

/** The name that all chunks of a card share, and what it says is wrong with it. */
function nameOf(file: string): [stem: string, wrong: string] {
  const bare = file.replace(/\.[\w-]+$/, '');
  const [, before = bare, , after = ''] = CHUNK.exec(bare) ?? [];
  const name = bare.split('/').at(-1) ?? bare;
  const [, start = name, , rest = ''] = CHUNK.exec(name) ?? [];
  const wrong = `${start.replace(PLAIN_NAME, '')}${rest}`.replace(/^[-_]+|[-_]+$/g, '');
  return [`${before}${after}${file.slice(bare.length)}`, wrong];
}

function jsonOf(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
