import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importShcJwks } from '#domain/evidence/import-shc';
import { parseJws } from '#domain/evidence/jws';
import { verifyShc, verifyShcToken } from '#domain/evidence/shc';
import { gatherShc } from '#domain/evidence/shc-text';
import { ports } from './ports';
import { newTally } from './tally';

/**
 * Files as the standard's examples and its validator's test data are called: the token (`-jws`) or the codes
 * (`-qr-code-numeric-value-N`, one file a chunk). What follows says what is wrong with it.
 */
const NAME = /^(.*?(?:-jws|-qr-code-numeric(?:-value)?))(?:-(\d+))?(?:-(.+))?\.txt$/;
/** Faults that the validator warns of, and that a verifier may overlook. */
const WARNING = /fhir|too_long|length/;
const FAR_AHEAD = Date.UTC(2100, 0, 1);

type Card = { name: string; isToken: boolean; wrong: string; texts: string[] };

/** Runs every card under a folder and prints what we find; gives the false accepts. */
export async function runShc(folder: string, trusted: { jwks: string; issuer: string }): Promise<number> {
  const json: unknown = JSON.parse(readFileSync(trusted.jwks, 'utf8'));
  const list = await importShcJwks(json, { iss: trusted.issuer, until: FAR_AHEAD, sha256: ports.sha256 });
  if (!list.ok) throw new Error(`${trusted.jwks} is no JWKS`);
  for (const { kid, why } of list.value.refused) console.log(`key not taken: ${kid}: ${why}`);
  const tally = newTally();
  const cards = cardsIn(folder);
  for (const { name, isToken, wrong, texts } of cards) {
    const verify = isToken
      ? (all: string[]) => verifyShcToken(all.join(''), list.value, clock())
      : (all: string[]) => verifyShc(all, list.value, clock());
    const found = await verify(texts);
    // After the signature and the dates only the content is left, which may be something else than evidence.
    const signed = found.ok || found.fault.code === 'unreadable';
    console.log(`${name}: ${found.ok ? `${found.value.kind}, ${found.value.result}` : found.fault.code}`);
    if (wrong === '') tally.check('signature and dates hold', name, signed);
    else if (!WARNING.test(wrong)) {
      tally.check('refused', name, !signed);
      if (signed) tally.falseAccept(name);
    }
    time(texts, isToken, tally.time);
    const before = performance.now();
    await verify(texts);
    tally.time('decode and verify', performance.now() - before);
  }
  const { lines, falseAccepts } = tally.report(new Set());
  console.log([`shc: ${cards.length} cards`, ...lines].join('\n'));
  return falseAccepts;
}

const clock = () => ({ now: Date.now(), ports });

function cardsIn(folder: string): Card[] {
  const cards = new Map<string, Card>();
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const [, stem, , wrong = ''] = NAME.exec(file) ?? [];
    if (stem === undefined) continue;
    const name = `${stem}${wrong && `: ${wrong}`}`;
    const card = cards.get(name) ?? { name, isToken: stem.endsWith('-jws'), wrong, texts: [] };
    cards.set(name, card);
    card.texts.push(readFileSync(join(folder, file), 'utf8').trim());
  }
  return [...cards.values()];
}

function time(texts: string[], isToken: boolean, note: (what: string, ms: number) => void): void {
  const before = performance.now();
  const token = isToken ? texts.join('') : gatherShc(texts);
  if (typeof token === 'string') parseJws(token);
  else if (token.ok) parseJws(token.value);
  note('decode', performance.now() - before);
}
