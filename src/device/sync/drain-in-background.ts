import { openChannel } from '../channel';
import { createClock } from '../clock';
import { createDatabase, readMeta } from '../database';
import { createInstallApi } from '../install-api';
import type { Ports } from '../ports';
import { drain } from './drain';

/**
 * Sends what waits while no page is open. The outbox is sealed, so nothing has to be unlocked.
 * @returns whether nothing is left
 */
export async function drainInBackground(ports: Ports): Promise<boolean> {
  const database = createDatabase();
  const channel = openChannel();
  try {
    const { skew } = await readMeta(database);
    const api = createInstallApi({ database, ports, clock: createClock(ports, skew) });
    await drain({ database, api, ports, changed: () => channel.tell() });
    return (await readMeta(database)).unsent === 0;
  } finally {
    channel.close();
    database.close();
  }
}
