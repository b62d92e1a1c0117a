import type { Db } from '../store/store';
import { transfersUnderWay } from '../store/transfers';

/** Who is at a quarantine site now, by the person's id: its phones speak of these, wherever they live. */
export async function personsAtSite(db: Db, site: string): Promise<Set<string>> {
  const rows = await transfersUnderWay(db);
  return new Set(
    rows.filter((row) => row.site === site && row.received_at !== null).map(({ person }) => person),
  );
}
