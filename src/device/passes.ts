import { fault, ok, type Result } from '#domain/result';
import { type PassAnswer, passAnswerSchema, type Refusal } from '#domain/wire';
import { type Database, type PassRow, readMeta } from './database';
import type { OwnPass } from './device';
import type { InstallApi } from './install-api';

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
