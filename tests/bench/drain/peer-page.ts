import { Queue } from 'workbox-background-sync';

// Where there is no service worker of its own the queue is asked to replay by hand; it looks for one all the same.
Object.assign(self, { registration: {} });

type Pouch = {
  bulkDocs(docs: readonly object[]): Promise<unknown>;
  destroy(): Promise<unknown>;
  replicate: { to(remote: string, options: object): Promise<{ docs_written: number }> };
};
declare global {
  interface Window {
    PouchDB: new (name: string, options?: object) => Pouch;
    peers: typeof peers;
  }
}

const now = () => performance.now();

/** The contestants of the drain, each from what is stored in the browser to the last answer. @returns ms */
const peers = {
  /** The bytes alone, so many records a body, to a server that reads them and does nothing. */
  async floor(records: readonly string[], each: number): Promise<number> {
    const began = now();
    for (let at = 0; at < records.length; at += each) {
      const body = JSON.stringify({ records: records.slice(at, at + each) });
      await (await fetch('/nothing', { method: 'POST', body })).text();
    }
    return now() - began;
  },
  /** Replication as it is shipped. */
  async pouchdb(records: readonly object[]): Promise<number> {
    const local = new window.PouchDB(`drain-${Math.random()}`);
    for (let at = 0; at < records.length; at += 500) await local.bulkDocs(records.slice(at, at + 500));
    const remote = `${location.origin}/db/drain-${Math.random().toString(36).slice(2)}`;
    const began = now();
    const { docs_written } = await local.replicate.to(remote, {});
    const took = now() - began;
    if (docs_written !== records.length) throw new Error(`${docs_written} documents arrived`);
    await local.destroy();
    return took;
  },
  /** The queue of requests, one record each, to the server that does nothing. */
  async workbox(records: readonly string[]): Promise<number> {
    const queue = new Queue(`drain-${Math.random()}`, {
      forceSyncFallback: true,
      onSync: async () => undefined,
    });
    for (const record of records) {
      const request = new Request(`${location.origin}/nothing`, { method: 'POST', body: record });
      await queue.pushRequest({ request });
    }
    const began = now();
    await queue.replayRequests();
    const took = now() - began;
    if ((await queue.getAll()).length > 0) throw new Error('records are left');
    return took;
  },
};
window.peers = peers;
