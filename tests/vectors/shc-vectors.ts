import { readFileSync } from 'node:fs';
import { importShcJwks } from '#domain/evidence/import-shc';
import { parseJws } from '#domain/evidence/jws';
import type { ImportedKeys } from '#domain/evidence/listed-key';
import { verifyShc, verifyShcToken } from '#domain/evidence/shc';
import { gatherShc } from '#domain/evidence/shc-text';
import { ports } from './ports';
import { type Card, cardsIn } from './shc-files';
import { newTally, type Report, type Tally } from './tally';

/**
 * What a name may say is wrong that the standard's validator warns of, or complains of as untidy, and that a verifier may
 * overlook: what the certificate says in FHIR, how long it is, how its code was drawn, line ends after it.
 */
const OVERLOOKED =
  /fhir|bundle|meta|profile|vc-type|too_long|too-long|length|byte|chunk_too|trailing|multi-chunk|scaled|segment|version|inflated-to|extension|crl|multi-jws$/i;
const FAR_AHEAD = Date.UTC(2100, 0, 1);

/** Runs every card under a folder, with the keys of one issuer. `now` in ms UTC. No file stops the run. */
export async function runShc(
  folder: string,
  trusted: { jwks: string; issuer: string; now: number },
): Promise<Report> {
  const json: unknown = JSON.parse(readFileSync(trusted.jwks, 'utf8'));
  const list = await importShcJwks(json, { iss: trusted.issuer, until: FAR_AHEAD, sha256: ports.sha256 });
  if (!list.ok) throw new Error(`${trusted.jwks} is no JWKS`);
  const tally = newTally();
  for (const { kid, why } of list.value.refused) tally.note(`key not taken: ${kid}: ${why}`);
  const cards = await cardsIn(folder, tally);
  for (const card of cards) {
    try {
      await check(card, { trust: list.value, now: trusted.now, tally });
    } catch (error) {
      tally.threw(card.name, error);
    }
  }
  return tally.report('shc', cards.length, new Set());
}

type Run = { trust: ImportedKeys; now: number; tally: Tally };

async function check({ name, form, wrong, texts }: Card, { trust, now, tally }: Run): Promise<void> {
  const verify = () =>
    form === 'token'
      ? verifyShcToken(texts.join(''), trust, { now, ports })
      : verifyShc(texts, trust, { now, ports });
  const found = await verify();
  // A genuine card may hold something else than evidence: its signature and dates are what is asked here.
  if (wrong === '')
    tally.check('signature and dates hold', name, found.ok || found.fault.code === 'unreadable');
  else if (!OVERLOOKED.test(wrong)) {
    tally.check('refused', name, !found.ok);
    if (found.ok) tally.falseAccept(name);
  }
  tally.note(
    `${name}${wrong && `: ${wrong}`}: ${found.ok ? `${found.value.kind}, ${found.value.result}` : found.fault.code}`,
  );
  const before = performance.now();
  const token = form === 'token' ? texts.join('') : gatherShc(texts);
  if (typeof token === 'string') parseJws(token);
  else if (token.ok) parseJws(token.value);
  tally.time('decode', performance.now() - before);
  const started = performance.now();
  await verify();
  tally.time('decode and verify', performance.now() - started);
}
