import { fromBase64Url } from '#domain/bytes';
import { makeProof, stepAt } from '#domain/pass/live-proof';
import { liveText, paperText } from '#domain/pass/qr-text';
import { own, sha256 } from './crypto';
import { type Database, readMeta } from './database';
import type { OwnPass } from './device';
import { installKey, signWith } from './keys';

/**
 * The text of a pass's QR code at a moment (ms, corrected). Live: with a proof by the key of the phone that declared,
 * answering the challenge when there is one. On paper the pass alone.
 */
export async function passTextAt(
  database: Database,
  pass: OwnPass,
  at: { now: number; nonce: Uint8Array | null },
): Promise<string> {
  const bytes = fromBase64Url(pass.pass);
  if (bytes === null) throw new TypeError('a pass with broken bytes passed its schema');
  if (pass.carrier === 'paper') return paperText(bytes);
  const kept = await database.run((db) => db.get('passes', [pass.declaration, pass.carrier]));
  const key = await installKey(database, kept?.install ?? (await readMeta(database)).install);
  const claim = { pass: bytes, step: stepAt(at.now), nonce: at.nonce === null ? null : own(at.nonce) };
  return liveText(bytes, await makeProof(claim, { sha256, sign: (message) => signWith(key, message) }));
}
