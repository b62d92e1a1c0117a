import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from 'idb';
import { v7 as uuid } from 'uuid';
import type { Change } from '#domain/pull-wire';
import type { CARRIED_REFUSALS } from '#domain/record/carried';
import type { RecordKind } from '#domain/record/record';
import { APP_VERSION } from './app-version';
import type { OwnPass, RecentRecord, RecordLabel } from './device';
import type { ListRow } from './lists';
import { firstMeta, type Meta } from './meta';
import { giveBackReserve } from './second-copy/reserve';

/** A record as it stays on this phone: sealed, with what the screens may show of it. `at` is the corrected time. */
export type RecordRow = {
  install: string;
  seq: number;
  id: string;
  hash: string;
  session: string;
  sealed: Uint8Array<ArrayBuffer>;
  kind: RecordKind;
  label: RecordLabel;
  takenAt: number;
  at: number;
  state: RecentRecord['state'];
  reason: string | null;
  /** Server time and epoch of the acknowledgement. */
  ackedAt: number | null;
  ackEpoch: string | null;
  /** Names of the fields that the county found wrong. */
  fields?: readonly string[];
  /** A worker has seen what was refused and put it aside; it stays. */
  aside?: boolean;
  /** Who took it. */
  worker?: string | null;
};
/** What still has to go out. The row leaves only by a receipt that names its id and its hash. */
export type OutboxRow = Pick<RecordRow, 'install' | 'seq' | 'id' | 'hash' | 'session' | 'sealed' | 'at'>;
export type SessionRow = { id: string; encapsulation: string; at: number };
export type PassRow = OwnPass & { install: string };

/** A parcel of another phone's records that this one carries, and the county's receipts for it. */
export type CarriedRow = {
  /** SHA-256 of the bytes, base64url. */
  hash: string;
  install: string;
  bytes: Uint8Array<ArrayBuffer>;
  records: number;
  /** When it came here, corrected ms UTC. */
  at: number;
  state: 'waiting' | 'sent' | 'refused';
  reason: (typeof CARRIED_REFUSALS)[number] | null;
  receipts: Uint8Array<ArrayBuffer> | null;
  /** By the server's clock. */
  sentAt: number | null;
  /** Not another phone's: this phone's own, from before the browser lost its storage. */
  before?: true;
};

/** A pass that was used at this post, as the county says. `at` in ms UTC. */
export type UsedRow = { pass: string; post: string; at: number };

export interface KakouSchema extends DBSchema {
  meta: { key: 'phone'; value: Meta };
  keys: { key: string; value: CryptoKeyPair };
  sessions: { key: string; value: SessionRow };
  records: {
    key: [string, number];
    value: RecordRow;
    indexes: { id: string; state: string; session: string };
  };
  outbox: { key: [string, number]; value: OutboxRow };
  pulled: { key: [string, string]; value: Change };
  passes: { key: [string, string]; value: PassRow };
  drafts: { key: string; value: unknown };
  checkedHere: { key: string; value: number };
  lists: { key: ListRow['name']; value: ListRow };
  used: { key: string; value: UsedRow; indexes: { at: number } };
  carried: { key: string; value: CarriedRow };
}
export type Connection = IDBPDatabase<KakouSchema>;
/** A transaction that writes to these stores. */
export type Writing<Stores extends StoreNames<KakouSchema>> = IDBPTransaction<
  KakouSchema,
  Stores[],
  'readwrite'
>;

/** What the steps that change storage work in. */
type Upgrade = IDBPTransaction<KakouSchema, StoreNames<KakouSchema>[], 'versionchange'>;

/** Storage changes only by steps added at the end; the outbox is never dropped and never keyed anew. */
const STEPS: readonly ((db: Connection, tx: Upgrade) => void)[] = [
  (db) => {
    db.createObjectStore('meta');
    db.createObjectStore('keys');
    db.createObjectStore('sessions', { keyPath: 'id' });
    const records = db.createObjectStore('records', { keyPath: ['install', 'seq'] });
    records.createIndex('id', 'id', { unique: true });
    records.createIndex('state', 'state');
    records.createIndex('session', 'session');
    db.createObjectStore('outbox', { keyPath: ['install', 'seq'] });
    db.createObjectStore('pulled', { keyPath: ['table', 'key'] });
    db.createObjectStore('passes', { keyPath: ['declaration', 'carrier'] });
    db.createObjectStore('drafts');
    db.createObjectStore('checkedHere');
  },
  (db, tx) => {
    db.createObjectStore('lists', { keyPath: 'name' });
    db.createObjectStore('used', { keyPath: 'pass' }).createIndex('at', 'at');
    // Keys that nobody signed, and a list in another form: the signed ones come with the next pull.
    for (const table of ['issuer', 'revocations'])
      void tx.objectStore('pulled').delete(IDBKeyRange.bound([table], [table, []]));
  },
  (db) => {
    db.createObjectStore('carried', { keyPath: 'hash' });
  },
];

/** Waits before opening again: after storage was cleared the first new open fails too (measured in Chromium). */
const REOPEN_WAITS = [0, 50, 150, 400, 1000];
const OPEN_AGAIN = 1500;
const OPEN_TIMEOUT = 5000;

/** Storage did not answer, or an older tab holds it. */
export class StorageTimeout extends Error {}

export type Database = {
  /** Locks belong to a database, and are called after it. */
  name: string;
  /**
   * Runs work on the open connection; when that was lost (cleared, closed by the system) opens again and runs it
   * again. Work must therefore be safe to begin twice: it is repeated only when it could not start a transaction.
   */
  run<T>(work: (db: Connection) => Promise<T>): Promise<T>;
  close(): void;
};

/** What the database of a phone is called. */
export const DATABASE = 'kakou';

/** The name of the lock under which one page at a time does something. */
export const lockName = (database: string, deed: 'save' | 'outbox' | 'pull' | 'copy'): string =>
  `${database} ${deed}`;

/** The phone's database. Nothing is opened before the first use. */
export function createDatabase(name = DATABASE): Database {
  let connection: Promise<Connection> | null = null;
  const forget = (of: Promise<Connection>) => {
    if (connection === of) connection = null;
  };
  function connect(): Promise<Connection> {
    if (connection !== null) return connection;
    const opening: Promise<Connection> = open(name, () => forget(opening));
    connection = opening;
    opening.catch(() => forget(opening));
    return opening;
  }
  return {
    name,
    async run(work) {
      let last: unknown;
      for (const wait of REOPEN_WAITS) {
        if (wait > 0) await new Promise((done) => setTimeout(done, wait));
        const opening = connect();
        try {
          return await work(await opening);
        } catch (error) {
          if (!isLost(error)) throw error;
          last = error;
          // With nothing left on the disk it does not open, and a browser that fails at it throws it away in the end.
          if (isDiskFull(error)) await giveBackReserve(name).catch(() => false);
          forget(opening);
          opening.then((db) => db.close()).catch(() => undefined);
        }
      }
      throw last;
    },
    close() {
      connection?.then((db) => db.close()).catch(() => undefined);
      connection = null;
    },
  };
}

function open(name: string, lost: () => void): Promise<Connection> {
  const attempt = () =>
    openDB<KakouSchema>(name, STEPS.length, {
      upgrade(db, from, _to, tx) {
        for (const step of STEPS.slice(from)) step(db, tx);
      },
      // A newer bundle wants to upgrade: let it. This page's next use then fails visibly, until it is loaded anew.
      blocking: (_current, _blocked, event) => {
        if (event.target instanceof IDBDatabase) event.target.close();
        lost();
      },
      terminated: lost,
    });
  return new Promise((resolve, reject) => {
    let over = false;
    const end = () => {
      over = true;
      clearInterval(again);
      clearTimeout(timer);
    };
    const ask = () =>
      attempt().then(
        (db) => {
          if (over) return db.close();
          end();
          resolve(db);
        },
        (error: unknown) => {
          end();
          reject(error);
        },
      );
    // One that hangs may hang for ever, while a new one is answered at once.
    const again = setInterval(() => void ask(), OPEN_AGAIN);
    const timer = setTimeout(() => {
      end();
      reject(new StorageTimeout('the database did not open'));
    }, OPEN_TIMEOUT);
    void ask();
  });
}

/**
 * Whether the connection is gone, rather than the work wrong. iOS says UnknownError when its storage process went
 * away, others InvalidStateError; an AbortError before any transaction is a failed open.
 */
function isLost(error: unknown): boolean {
  if (!(error instanceof DOMException)) return false;
  return (
    error.name === 'InvalidStateError' || error.name === 'UnknownError' || /connection/i.test(error.message)
  );
}

/** What Chromium says when the disk is full; it may say so for other reasons, and the reserve is filled again then. */
const isDiskFull = (error: unknown): boolean =>
  error instanceof DOMException && error.name === 'UnknownError';

/** Who this phone is; a new one gets its row, and its install id, here. */
export function readMeta(database: Database): Promise<Meta> {
  return database.run(async (db) => {
    const known = await db.get('meta', 'phone');
    if (known !== undefined) return known;
    const tx = db.transaction('meta', 'readwrite', { durability: 'strict' });
    const meta = (await tx.store.get('phone')) ?? firstMeta(uuid(), APP_VERSION);
    await Promise.all([tx.store.put(meta, 'phone'), tx.done]);
    return meta;
  });
}

/** Changes the phone's row in a transaction of its own; gives what stands there afterwards. */
export async function changeMeta(database: Database, change: (meta: Meta) => Meta): Promise<Meta> {
  await readMeta(database);
  return database.run(async (db) => {
    const tx = db.transaction('meta', 'readwrite');
    const before = await tx.store.get('phone');
    const after = change(before ?? firstMeta(uuid(), APP_VERSION));
    await Promise.all([tx.store.put(after, 'phone'), tx.done]);
    return after;
  });
}
