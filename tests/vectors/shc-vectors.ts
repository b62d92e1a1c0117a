import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importShcJwks } from '#domain/evidence/import-shc';
import { parseJws } from '#domain/evidence/jws';
import type { ImportedKeys } from '#domain/evidence/listed-key';
import { verifyShc, verifyShcToken } from '#domain/evidence/shc';
import { gatherShc } from '#domain/evidence/shc-text';
import { ports } from './ports';
import { newTally, type Report, type Tally } from './tally';

/**
 * Files as the standard's examples and its validator's test data are called: the token (`-jws`) or the codes
 * (`-qr-code-numeric-value-N`, one file a chunk). What follows says what is wrong with it.
 */
const NAME = /^(.*?(?:-jws|-qr-code-numeric(?:-value)?))(?:-(\d+))?(?:-(.+))?\.txt$/;
/** Faults that the validator warns of, and that a verifier may overlook. */
const WARNING = /fhir|too_long|length/;
const FAR_AHEAD = Date.UTC(2100, 0, 1);

type Card = { name: string; isToken: boolean; wrong: string; texts: string[] };

/** Runs every card under a folder, with the keys of one issuer. */
export async function runShc(folder: string, trusted: { jwks: string; issuer: string }): Promise<Report> {
  const json: unknown = JSON.parse(readFileSync(trusted.jwks, 'utf8'));
  const list = await importShcJwks(json, { iss: trusted.issuer, until: FAR_AHEAD, sha256: ports.sha256 });
  if (!list.ok) throw new Error(`${trusted.jwks} is no JWKS`);
  const notes = list.value.refused.map(({ kid, why }) => `key not taken: ${kid}: ${why}`);
  const tally = newTally();
  const cards = cardsIn(folder);
  for (const card of cards) notes.push(await check(card, list.value, tally));
  const { lines, falseAccepts } = tally.report(new Set());
  return { lines: [...notes, `shc: ${cards.length} cards`, ...lines], falseAccepts };
}

async function check(
  { name, isToken, wrong, texts }: Card,
  trust: ImportedKeys,
  tally: Tally,
): Promise<string> {
  const verify = () => {
    const options = { now: Date.now(), ports };
    return isToken ? verifyShcToken(texts.join(''), trust, options) : verifyShc(texts, trust, options);
  };
  const found = await verify();
  // A genuine card may hold something else than evidence: its signature and dates are what is asked here.
  if (wrong === '')
    tally.check('signature and dates hold', name, found.ok || found.fault.code === 'unreadable');
  else if (!WARNING.test(wrong)) {
    tally.check('refused', name, !found.ok);
    if (found.ok) tally.falseAccept(name);
  }
  time(texts, isToken, tally);
  const before = performance.now();
  await verify();
  tally.time('decode and verify', performance.now() - before);
  return `${name}: ${found.ok ? `${found.value.kind}, ${found.value.result}` : found.fault.code}`;
}

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

function time(texts: string[], isToken: boolean, tally: Tally): void {
  const before = performance.now();
  const token = isToken ? texts.join('') : gatherShc(texts);
  if (typeof token === 'string') parseJws(token);
  else if (token.ok) parseJws(token.value);
  tally.time('decode', performance.now() - before);
}
