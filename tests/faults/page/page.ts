import { v7 as uuid } from 'uuid';
import { sha256 } from '#device/crypto';
import { createDatabase, DATABASE, type OutboxRow, type RecordRow, readMeta } from '#device/database';
import type { RecentRecord, Waiting } from '#device/device';
import { openDevice } from '#device/open-device';
import { createSealer } from '#device/sealer';
import { listEntries } from '#device/second-copy/entries';
import { watchUpdates } from '#device/update';
import { toBase64Url } from '#domain/bytes';
import type { KakouRecord, Saying } from '#domain/record/record';
import { check, nationalId } from '../../server/sayings';

/**
 * The page that the fault suite drives: the app's own device, outbox, sync and service worker, with no screens. What it
 * shows is told to the test outside of the browser before the next thing happens.
 */

/** What a page says of one record: it began to save it, and was told how that ended. `intent` is what the worker meant once. */
export type Telling =
  | { what: 'begun'; intent: string }
  | { what: 'saved'; intent: string; id: string; hash: string }
  | { what: 'denied'; intent: string; fault: string };

/** What lies in this phone's storage, counted one by one, beside what its screens say. */
export type Storage = {
  install: string;
  waiting: Waiting;
  counted: Record<RecentRecord['state'], number>;
  outbox: number;
  seqs: number[];
  rows: { id: string; hash: string; state: RecentRecord['state'] }[];
};

export type PagePhone = {
  enrol(text: string): Promise<string>;
  /** Saves one record for each intent, one after another; gives how many were told to be saved. */
  save(intents: readonly string[]): Promise<number>;
  /** Writes records straight into storage, sealed as they would be: a month offline, at once. */
  seed(intents: readonly string[]): Promise<void>;
  /** Writes a record that the county's schema refuses, sealed and numbered as it should be. */
  poison(): Promise<void>;
  /** When it was told of each save that it is recorded, by the page's clock. */
  recordedAt: number[];
  sync(): Promise<void>;
  resend(): Promise<void>;
  waiting(): Waiting;
  phase(): string;
  install(): { install: string; kind: string; cloned: boolean; revoked: boolean; worker: string | null };
  storage(): Promise<Storage>;
  /** How many records lie in the second copy, sent or not. */
  copied(): Promise<number>;
  /** How many a post's phone says to have of before it lost its storage. */
  before(): Promise<number>;
  update(): Promise<boolean>;
  updateState(): string;
  workers(): number;
  chooseWorker(index: number): Promise<string>;
};

declare global {
  interface Window {
    phone: PagePhone;
    told(telling: Telling): Promise<void>;
  }
}

const LABEL = { name: '王*', decision: 'release', colour: 'green', plate: null };

/** What was meant before is said in the same words again, as the app's screens do. */
const sayings = new Map<string, Saying>();

function sayingOf(intent: string): Saying {
  const saying = sayings.get(intent) ?? newSayingOf(intent);
  sayings.set(intent, saying);
  return saying;
}

/** Every fifth is a whole check, the others are short: a record that tells who it is by its intent. */
function newSayingOf(intent: string): Saying {
  const serial = Number.parseInt(intent.slice(-5), 16);
  if (serial % 5 === 0)
    return check({
      car: intent,
      subject: { identity: nationalId(serial % 60_000) },
      destination: '610921100001',
    });
  return { kind: 'venue-visit', body: { venue: intent, kind: 'venue' } };
}

async function begin(): Promise<PagePhone> {
  const updates = watchUpdates();
  const device = await openDevice();
  const screen = document.querySelector('#screen');
  const show = () => {
    const { unsent, rejected, conflict } = device.waiting.value();
    if (screen !== null) screen.textContent = `waiting ${unsent} rejected ${rejected} conflict ${conflict}`;
  };
  device.waiting.subscribe(show);
  show();
  const recordedAt: number[] = [];
  return {
    recordedAt,
    async enrol(text) {
      const joined = await device.enrol(text);
      if (!joined.ok) return joined.fault;
      const [worker = null] = device.known.value().workers;
      await device.chooseWorker(worker);
      return worker === null ? 'nobody works there' : 'joined';
    },
    async save(intents) {
      let saved = 0;
      for (const intent of intents) {
        await window.told({ what: 'begun', intent });
        const end = await device.save(sayingOf(intent), LABEL);
        if (end.ok) {
          recordedAt.push(performance.now());
          const { id, hash } = end.value;
          await window.told({ what: 'saved', intent, id, hash });
          saved += 1;
        } else await window.told({ what: 'denied', intent, fault: end.fault });
      }
      return saved;
    },
    seed: (intents) => seed(intents.map((intent) => ({ intent, saying: sayingOf(intent) }))),
    poison() {
      const intent = uuid();
      const saying = sayingOf(intent);
      return seed([{ intent, saying: Object.assign(saying, { body: { ...saying.body, unheardOf: true } }) }]);
    },
    sync: () => device.syncNow(),
    resend: () => device.resend(),
    waiting: () => device.waiting.value(),
    phase: () => device.sync.value().phase,
    install() {
      const { install, kind, cloned = false, revoked, worker } = device.install.value();
      return { install, kind, cloned, revoked, worker: worker?.id ?? null };
    },
    async storage() {
      const database = createDatabase();
      const counted = { waiting: 0, sent: 0, rejected: 0, conflict: 0 };
      const [records, outbox] = await database.run((db) =>
        Promise.all([db.getAll('records'), db.count('outbox')]),
      );
      const { install, unsent, rejected, conflict, oldest } = await readMeta(database);
      database.close();
      for (const { state } of records) counted[state] += 1;
      const rows = records.map(({ id, hash, state }) => ({ id, hash, state }));
      const seqs = records.filter((row) => row.install === install).map((row) => row.seq);
      return { install, waiting: { unsent, rejected, conflict, oldest }, counted, outbox, seqs, rows };
    },
    async copied() {
      const entries = await listEntries(DATABASE);
      return new Set(entries.flatMap(({ install, seqs }) => seqs.map((seq) => `${install} ${seq}`))).size;
    },
    before: async () => (await device.before()).post,
    update: () => updates.applyUpdate(),
    updateState: () => updates.state.value(),
    workers: () => device.known.value().workers.length,
    async chooseWorker(index) {
      const worker = device.known.value().workers[index] ?? null;
      await device.chooseWorker(worker);
      return worker?.id ?? '';
    },
  };
}

async function seed(meant: readonly { intent: string; saying: Saying }[]): Promise<void> {
  const database = createDatabase();
  const sealer = createSealer();
  const page = uuid();
  for (let from = 0; from < meant.length; from += 500) {
    const meta = await readMeta(database);
    let { seq, head } = meta;
    const rows: RecordRow[] = [];
    let encapsulation = '';
    for (const { saying } of meant.slice(from, from + 500)) {
      const record: KakouRecord = {
        ...saying,
        id: uuid(),
        v: 1,
        install: meta.install,
        seq: ++seq,
        prev: head,
        worker: meta.worker?.id ?? null,
        post: meta.post?.id ?? null,
        takenAt: Date.now(),
        page,
        monotonic: 1,
      };
      const sealed = await sealer.seal(meta.sealKey ?? '', record);
      encapsulation = sealed.encapsulation;
      head = toBase64Url(await sha256(sealed.bytes));
      rows.push({
        ...{ install: meta.install, seq, id: record.id, hash: head, session: sealed.session },
        ...{
          sealed: sealed.bytes,
          kind: record.kind,
          label: LABEL,
          takenAt: record.takenAt,
          at: record.takenAt,
        },
        ...{ state: 'waiting' as const, reason: null, ackedAt: null, ackEpoch: null },
      });
    }
    await database.run(async (db) => {
      const tx = db.transaction(['meta', 'records', 'outbox', 'sessions'], 'readwrite', {
        durability: 'strict',
      });
      for (const row of rows) {
        const { install, seq: at, id, hash, session, sealed, at: taken } = row;
        const waiting: OutboxRow = { install, seq: at, id, hash, session, sealed, at: taken };
        void tx.objectStore('records').add(row);
        void tx.objectStore('outbox').add(waiting);
      }
      const [first] = rows;
      if (first !== undefined)
        void tx.objectStore('sessions').put({ id: first.session, encapsulation, at: first.at });
      // What came before may be on its way out meanwhile.
      const now = (await tx.objectStore('meta').get('phone')) ?? meta;
      const unsent = now.unsent + rows.length;
      const oldest = now.oldest ?? first?.at ?? null;
      await tx.objectStore('meta').put({ ...now, seq, head, unsent, oldest }, 'phone');
      await tx.done;
    });
    for (const [at, row] of rows.entries()) {
      const intent = meant[from + at]?.intent ?? '';
      await window.told({ what: 'begun', intent });
      await window.told({ what: 'saved', intent, id: row.id, hash: row.hash });
    }
  }
  database.close();
}

window.phone = await begin();
