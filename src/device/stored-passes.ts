import type { Database, PassRow } from './database';
import type { OwnPass } from './device';

/** The passes of this phone, as they were last fetched; the order is that of the declarations. */
export function storedPasses(database: Database): Promise<OwnPass[]> {
  return database.run(async (db) => (await db.getAll('passes')).map(shown));
}

/** A stored pass as the screens see it. */
export const shown = ({ install: _, ...pass }: PassRow): OwnPass => pass;
