import { type PassAnswer, passAnswerSchema } from '#domain/pass/pass-wire';
import { fault, ok, type Result } from '#domain/result';
import { type Refusal } from '#domain/wire';
import { type Database, type PassRow, readMeta } from './database';
import type { OwnPass, PassWish } from './device';
import type { InstallApi, InstallRequest } from './install-api';
import { shown } from './stored-passes';

export type PassHands = { database: Database; api: InstallApi };
export type PassFault = Refusal['error'] | 'no-network';

/**
 * Fetches the passes of own declarations and keeps them, also that another carrier took the place of one. What is kept
 * stays when there is no answer.
 */
export async function fetchPasses(
  hands: PassHands,
  { declarations, wish }: { declarations: readonly string[]; wish: PassWish },
): Promise<Result<OwnPass[], PassFault>> {
  const carrier = wish === 'paper' ? wish : 'live';
  const value = { declarations, carrier, ...(wish === 'take-back' ? { take: true } : {}) };
  const answer = await askPasses(hands, { method: 'POST', path: '/v1/passes', value });
  return answer.ok ? ok(await keepPasses(hands.database, answer.value)) : answer;
}

/** Asks for passes in a signed request. */
export async function askPasses(
  hands: PassHands,
  request: InstallRequest,
): Promise<Result<PassAnswer, PassFault>> {
  const answer = await hands.api.signedRequest(request, passAnswerSchema);
  if (answer.ok) return answer;
  return fault(answer.fault === 'no-network' ? answer.fault : answer.fault.error);
}

/** Keeps what the server said of each declaration: its one carrier, or what took the place of those that were kept. */
export async function keepPasses(
  database: Database,
  { passes, replaced = [] }: PassAnswer,
): Promise<OwnPass[]> {
  const { install } = await readMeta(database);
  return database.run(async (db) => {
    const tx = db.transaction(['passes', 'records'], 'readwrite', { durability: 'strict' });
    const store = tx.objectStore('passes');
    const rowsOf = (declaration: string) => store.getAll(IDBKeyRange.bound([declaration], [declaration, []]));
    const rows: PassRow[] = [];
    for (const { lastCheck = null, label, ...pass } of passes) {
      const before = await rowsOf(pass.declaration);
      const said = await tx.objectStore('records').index('id').get(pass.declaration);
      const name = said?.label.name ?? before[0]?.name ?? label?.name ?? '';
      const plate = said?.label.plate ?? before[0]?.plate ?? label?.plate ?? null;
      const row: PassRow = { ...pass, install, name, plate, lastCheck, replaced: null };
      for (const { carrier } of before) await store.delete([pass.declaration, carrier]);
      await store.put(row);
      rows.push(row);
    }
    for (const { declaration, at, by } of replaced)
      for (const before of await rowsOf(declaration)) {
        const row: PassRow = { ...before, replaced: { at, by } };
        await store.put(row);
        rows.push(row);
      }
    await tx.done;
    return rows.map(shown);
  });
}
