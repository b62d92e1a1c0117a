import { fromBase64Url } from '#domain/bytes';
import { makeProof, stepAt } from '#domain/pass/live-proof';
import { liveText, paperText } from '#domain/pass/qr-text';
import { fault, ok, type Result } from '#domain/result';
import { type PassAnswer, passAnswerSchema, type Refusal } from '#domain/wire';
import { own, sha256 } from './crypto';
import { type Database, type PassRow, readMeta } from './database';
import type { OwnPass } from './device';
import type { InstallApi } from './install-api';
import { installKey, signWith } from './keys';

/** The passes of this phone, as they were last fetched; the order is that of the declarations. */
export function storedPasses(database: Database): Promise<OwnPass[]> {
  return database.run(async (db) => (await db.getAll('passes')).map(shown));
}

/** Fetches the passes of own declarations and keeps them. What is kept stays when there is no answer. */
export async function fetchPasses(
  hands: { database: Database; api: InstallApi },
  request: { declarations: readonly string[]; carrier: OwnPass['carrier'] },
): Promise<Result<OwnPass[], Refusal['error'] | 'no-network'>> {
  const asked = { method: 'POST' as const, path: '/v1/passes', value: request };
  const answer = await hands.api.signedRequest(asked, passAnswerSchema);
  if (!answer.ok) return fault(answer.fault === 'no-network' ? 'no-network' : answer.fault.error);
  return ok(await keep(hands.database, answer.value));
}

async function keep(database: Database, { passes }: PassAnswer): Promise<OwnPass[]> {
  const { install } = await readMeta(database);
  return database.run(async (db) => {
    const tx = db.transaction(['passes', 'records'], 'readwrite', { durability: 'strict' });
    const rows: PassRow[] = [];
    for (const { lastCheck = null, ...pass } of passes) {
      const before = await tx.objectStore('passes').get([pass.declaration, pass.carrier]);
      const said = await tx.objectStore('records').index('id').get(pass.declaration);
      const name = said?.label.name ?? before?.name ?? '';
      const plate = said?.label.plate ?? before?.plate ?? null;
      const row: PassRow = { ...pass, install, name, plate, lastCheck };
      await tx.objectStore('passes').put(row);
      rows.push(row);
    }
    await tx.done;
    return rows.map(shown);
  });
}

const shown = ({ install: _, ...pass }: PassRow): OwnPass => pass;

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
