import { v7 as uuid } from 'uuid';
import { toBase64Url } from '#domain/bytes';
import { passUsed } from '#domain/check/pass-used';
import type { KakouRecord, Saying } from '#domain/record/record';
import { fault, ok, type Result } from '#domain/result';
import type { Clock } from './clock';
import { sha256 } from './crypto';
import { type Database, lockName, type RecordRow, readMeta } from './database';
import type { RecordLabel, SavedRecord, SaveFault } from './device';
import type { Meta } from './meta';
import { withLock } from './patient-lock';
import type { Ports } from './ports';
import type { Sealed, Sealer } from './sealer';

/** Past this the worker is told to write it on paper, whatever storage is still doing. */
const WATCHDOG = 5000;
/** A frozen tab may hold the lock; the check of seq and head keeps the chain right without it. */
const LOCK_PATIENCE = 1000;

export type OutboxPorts = {
  database: Database;
  sealer: Sealer;
  clock: Pick<Clock, 'now'>;
  ports: Pick<Ports, 'wall' | 'monotonic' | 'locks'>;
  /** Called with what was recorded once it is on disk, whether or not the save still says so; null: what is there already. */
  recorded?(record: Recorded | null): void;
  /** Gives back what the browser can do without, when storage is full. */
  dropSpare(): Promise<void>;
  watchdog?: number;
};
/** What was recorded, as it is on disk, and what a parcel needs besides: for whoever copies it while the database may break. */
export type Recorded = Pick<RecordRow, 'install' | 'seq' | 'session' | 'sealed'> &
  Pick<Sealed, 'encapsulation'> &
  Pick<Meta, 'rootKey' | 'kind'>;
export type Outbox = {
  /** Seals and saves one record. Resolves with a value only after the transaction's `complete`. */
  save(saying: Saying, label: RecordLabel): Promise<Result<SavedRecord, SaveFault>>;
};

/** What is being saved, and whether the watchdog has given it up. */
type Attempt = {
  id: string;
  takenAt: number;
  saying: Saying;
  label: RecordLabel;
  abandoned: boolean;
  /** Takes the transaction back, if there is one that has not committed. */
  abort(): void;
};

/** The outbox of this page. Several pages may save at once. */
export function createOutbox(hands: OutboxPorts): Outbox {
  const page = uuid();
  // What was given up with nobody knowing how it ended: said again, it is the same record, and is not recorded twice.
  const doubtful = new Map<string, Pick<Attempt, 'id' | 'takenAt'>>();
  let queue: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const lock = { name: lockName(hands.database.name, 'save'), patience: LOCK_PATIENCE };
    const turn = queue.then(() => withLock(hands.ports.locks, lock, work));
    queue = turn.catch(() => undefined);
    return turn;
  };
  return {
    async save(saying, label) {
      const said = JSON.stringify(saying);
      const attempt: Attempt = {
        ...(doubtful.get(said) ?? { id: uuid(), takenAt: hands.ports.wall() }),
        saying,
        label,
        abandoned: false,
        abort: () => undefined,
      };
      const saving = inTurn(() => saveInTurn(hands, attempt, page)).catch(asFault);
      let timer: ReturnType<typeof setTimeout> | undefined;
      const late = new Promise<Result<SavedRecord, SaveFault>>((resolve) => {
        timer = setTimeout(() => {
          attempt.abandoned = true;
          attempt.abort();
          doubtful.set(said, { id: attempt.id, takenAt: attempt.takenAt });
          // Whatever hangs there, the next save begins on a new connection and waits for nobody.
          hands.database.close();
          queue = Promise.resolve();
          resolve(fault('not-saved'));
        }, hands.watchdog ?? WATCHDOG);
      });
      const end = await Promise.race([saving, late]).finally(() => clearTimeout(timer));
      if (end.ok) doubtful.delete(said);
      return end;
    },
  };
}

async function saveInTurn(
  hands: OutboxPorts,
  attempt: Attempt,
  page: string,
): Promise<Result<SavedRecord, SaveFault>> {
  let spareDropped = false;
  while (!attempt.abandoned) {
    try {
      const done = await saveOnce(hands, attempt, page);
      if (done !== 'overtaken') return done;
    } catch (error) {
      if (spareDropped || !isFull(error)) throw error;
      spareDropped = true;
      await hands.dropSpare();
    }
  }
  return fault('not-saved');
}

async function saveOnce(
  hands: OutboxPorts,
  attempt: Attempt,
  page: string,
): Promise<Result<SavedRecord, SaveFault> | 'overtaken'> {
  const meta = await readMeta(hands.database);
  if (meta.sealKey === null) return fault('not-enrolled');
  const record: KakouRecord = {
    ...attempt.saying,
    id: attempt.id,
    v: 1,
    install: meta.install,
    seq: meta.seq + 1,
    prev: meta.head,
    worker: meta.worker?.id ?? null,
    post: meta.post?.id ?? null,
    takenAt: attempt.takenAt,
    page,
    monotonic: Math.max(0, Math.round(hands.ports.monotonic())),
  };
  // Sealing waits for WebCrypto, and a transaction does not outlive a wait for anything but itself: so the record is
  // made first, and the transaction looks whether the chain still ends where it was read.
  const sealed = await hands.sealer.seal(meta.sealKey, record);
  const hash = toBase64Url(await sha256(sealed.bytes));
  return commit(hands, { attempt, meta, record, sealed, hash });
}

type Made = { attempt: Attempt; meta: Meta; record: KakouRecord; sealed: Sealed; hash: string };

function commit(hands: OutboxPorts, made: Made): Promise<Result<SavedRecord, SaveFault> | 'overtaken'> {
  const { attempt, record, sealed } = made;
  const row = rowOf(made, hands.clock.now());
  return hands.database.run(async (db) => {
    const stores = ['meta', 'records', 'outbox', 'sessions', 'checkedHere'] as const;
    const tx = db.transaction(stores, 'readwrite', { durability: 'strict' });
    attempt.abort = () => abortIfOpen(tx);
    const now = await tx.objectStore('meta').get('phone');
    // A connection lost after its commit runs this twice: what is there is saved.
    const before = await tx.objectStore('records').index('id').get(attempt.id);
    if (before !== undefined) {
      hands.recorded?.(before.hash === made.hash ? recordedOf(made) : null);
      return ok(savedOf(before));
    }
    if (now === undefined || !chainEndsAt(now, made.meta)) return 'overtaken';
    if (attempt.abandoned) return fault('not-saved');
    const { install, seq, id, hash, session, at } = row;
    const { unsent, oldest } = now;
    const after: Meta = { ...now, seq, head: hash, unsent: unsent + 1, oldest: oldest ?? at };
    const pass = passUsed(attempt.saying);
    await Promise.all([
      tx.objectStore('records').add(row),
      tx.objectStore('outbox').add({ install, seq, id, hash, session, at, sealed: sealed.bytes }),
      tx.objectStore('sessions').put({ id: session, encapsulation: sealed.encapsulation, at }),
      tx.objectStore('meta').put(after, 'phone'),
      ...(pass === null ? [] : [tx.objectStore('checkedHere').put(at, pass)]),
      // Only this says that it is on disk: a request's success may still be followed by an abort (measured, quota).
      tx.done,
    ]);
    hands.recorded?.(recordedOf(made));
    return ok({ id: record.id, seq, hash, takenAt: record.takenAt });
  });
}

function abortIfOpen(tx: { abort(): void }): void {
  try {
    tx.abort();
  } catch {
    // Already complete: then the record is kept though the worker was told otherwise, which loses nothing.
  }
}

const chainEndsAt = (now: Meta, read: Meta): boolean =>
  now.install === read.install &&
  now.seq === read.seq &&
  now.head === read.head &&
  now.sealKey === read.sealKey;

const savedOf = ({ id, seq, hash, takenAt }: RecordRow): SavedRecord => ({ id, seq, hash, takenAt });

function recordedOf({ record: { install, seq }, sealed, meta: { rootKey, kind } }: Made): Recorded {
  const { bytes, session, encapsulation } = sealed;
  return { install, seq, session, sealed: bytes, encapsulation, rootKey, kind };
}

function rowOf({ attempt, record, sealed, hash }: Made, at: number): RecordRow {
  const { install, seq, id, takenAt, kind } = record;
  return {
    install,
    seq,
    id,
    hash,
    session: sealed.session,
    sealed: sealed.bytes,
    kind,
    worker: record.worker,
    label: attempt.label,
    takenAt,
    at,
    state: 'waiting',
    reason: null,
    ackedAt: null,
    ackEpoch: null,
  };
}

/** A transaction that the browser aborts by itself is, as measured, full storage; sometimes it does not say so. */
function isFull(error: unknown): boolean {
  return (
    error instanceof DOMException && (error.name === 'QuotaExceededError' || error.name === 'AbortError')
  );
}

function asFault(error: unknown): Result<SavedRecord, SaveFault> {
  return fault(isFull(error) ? 'storage-full' : 'not-saved');
}
