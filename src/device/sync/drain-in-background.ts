import { deliver } from '../carry/deliver';
import { openChannel } from '../channel';
import { createClock } from '../clock';
import { createDatabase, readMeta } from '../database';
import { createInstallApi } from '../install-api';
import type { Ports } from '../ports';
import { tidyCopy } from '../second-copy/tidy';
import { drain } from './drain';

/**
 * Sends what waits while no page is open, and what is carried for other phones. Both are sealed, so nothing has to be
 * unlocked.
 * @returns whether nothing is left
 */
export async function drainInBackground(ports: Ports): Promise<boolean> {
  const database = createDatabase();
  const channel = openChannel();
  try {
    const { skew } = await readMeta(database);
    const api = createInstallApi({ database, ports, clock: createClock(ports, skew) });
    await drain({ database, api, ports, changed: () => channel.tell() });
    const { unsent, carrying = 0 } = await readMeta(database);
    if (carrying === 0) return unsent === 0;
    const delivered = await deliver({ database, api });
    channel.tell();
    return delivered && unsent === 0;
  } finally {
    await tidyCopy({ database, locks: ports.locks }).catch(() => undefined);
    channel.close();
    database.close();
  }
}
