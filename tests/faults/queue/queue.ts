import { Queue } from 'workbox-background-sync';
import { createClock } from '#device/clock';
import { createDatabase, readMeta } from '#device/database';
import { createInstallApi } from '#device/install-api';
import { openDevice } from '#device/open-device';
import { createOutbox } from '#device/outbox';
import { browserPorts } from '#device/ports';
import { createSealer } from '#device/sealer';
import { sendBatch } from '#device/sync/send';
import { watchUpdates } from '#device/update';
import type { Storage } from '../page/page';

/**
 * The same phone, whose records leave by workbox-background-sync's Queue instead of our outbox: the request is signed
 * and sealed as ours is, one record each, and the queue keeps it and sends it again. The suite must see what it loses.
 */

// Where there is no service worker of its own the queue is asked to replay by hand; it looks for one all the same.
Object.assign(self, { registration: {} });

async function begin() {
  watchUpdates();
  const queue = new Queue('records', { forceSyncFallback: true, onSync: async () => undefined });
  const joined = await openDevice();
  const database = createDatabase();
  const ports = browserPorts();
  const clock = createClock(ports, null);
  const sealer = createSealer();
  const outbox = createOutbox({ database, ports, clock, sealer, dropSpare: async () => undefined });

  /** The request that our own sending would make for the newest record. */
  async function requestOfNewest(): Promise<Request> {
    const { install, seq, epoch } = await readMeta(database);
    const row = await database.run((db) => db.get('outbox', [install, seq]));
    if (row === undefined) throw new Error('nothing was saved');
    let made: Request | null = null;
    const catching = {
      ...ports,
      fetch: async (path: string, init: RequestInit) => {
        const { signal: _, ...kept } = init;
        made = new Request(new URL(path, location.origin), kept);
        throw new TypeError('caught on its way');
      },
    };
    const api = createInstallApi({ database, ports: catching, clock });
    await sendBatch({ database, api }, [row], epoch);
    if (made === null) throw new Error('no request was made');
    // From here on the queue alone has it.
    await database.run((db) => db.delete('outbox', [install, seq]));
    return made;
  }

  let waiting = 0;
  return {
    async enrol(text: string) {
      const end = await joined.enrol(text);
      await joined.chooseWorker(joined.known.value().workers[0] ?? null);
      joined.close();
      return end.ok ? 'joined' : end.fault;
    },
    async save(intents: readonly string[]) {
      let saved = 0;
      for (const intent of intents) {
        await window.told({ what: 'begun', intent });
        const label = { name: '', decision: null, colour: null, plate: null };
        const end = await outbox.save({ kind: 'venue-visit', body: { venue: intent, kind: 'venue' } }, label);
        if (!end.ok) continue;
        await queue.pushRequest({ request: await requestOfNewest() });
        await window.told({ what: 'saved', intent, id: end.value.id, hash: end.value.hash });
        saved += 1;
      }
      waiting = (await queue.getAll()).length;
      return saved;
    },
    async sync() {
      await queue.replayRequests().catch(() => undefined);
      waiting = (await queue.getAll()).length;
    },
    waiting: () => ({ unsent: waiting, rejected: 0, conflict: 0, oldest: null }),
    async storage(): Promise<Storage> {
      const { install } = await readMeta(database);
      const left = (await queue.getAll()).length;
      return {
        install,
        waiting: { unsent: left, rejected: 0, conflict: 0, oldest: null },
        counted: { waiting: left, sent: 0, rejected: 0, conflict: 0 },
        outbox: left,
        seqs: [],
        rows: [],
      };
    },
  };
}

Object.assign(window, { phone: await begin() });
