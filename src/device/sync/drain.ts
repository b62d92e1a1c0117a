import { changeMeta, type Database, lockName, type OutboxRow, readMeta } from '../database';
import type { InstallApi } from '../install-api';
import type { Meta } from '../meta';
import type { Ports } from '../ports';
import { afterFailure } from './backoff';
import { nextRows } from './batch';
import { introduce } from './introduce';
import { recount } from './recount';
import { type Outcome, sendBatch } from './send';
import { putAside, settle } from './settle';

/** No longer than this at once, so that another page or the service worker has its turn. */
const WORK = 20_000;

export type Hands = {
  database: Database;
  api: InstallApi;
  ports: Pick<Ports, 'wall' | 'monotonic' | 'random' | 'locks'>;
  /** Called when what the screens show may have changed. */
  changed(): void;
};
/** `empty`: nothing waits. `left`: something does, a later try is due. `more`: time is up, go on at once. `busy`: another page is sending. */
export type Drained = 'empty' | 'left' | 'more' | 'busy';

/**
 * The state of one run. `after` is the seq behind which the next batch begins. `settling` is the last answer being taken
 * over, while the next batch is already on its way: one batch is in flight, and neither waits for the other.
 */
type Run = {
  hands: Hands;
  after: number;
  until: number;
  introduced: boolean;
  batchesPass: boolean;
  settling: Promise<void>;
  /** The server has lost some that it had: they wait again, before the place that this run has come to. */
  lost: boolean;
};
type Flow = 'go-on' | 'stop';

/**
 * Sends what waits, batch by batch, under the lock where there are locks. Correct also without: the server stores a
 * record once, and a receipt that comes twice moves it once.
 * @param patience how long to wait for another page to finish, in ms; 0 not at all
 */
export async function drain(hands: Hands, patience = 0): Promise<Drained> {
  const { locks } = hands.ports;
  if (locks === null) return drainNow(hands);
  const name = lockName(hands.database.name, 'outbox');
  if (patience === 0)
    return locks.request(name, { ifAvailable: true }, (lock) => (lock === null ? 'busy' : drainNow(hands)));
  const impatience = new AbortController();
  const timer = setTimeout(() => impatience.abort(), patience);
  let began = false;
  const draining = locks.request(name, { signal: impatience.signal }, () => {
    began = true;
    clearTimeout(timer);
    return drainNow(hands);
  });
  return draining.catch((error: unknown): Drained => {
    if (began) throw error;
    return 'busy';
  });
}

/** The same without asking for the lock, for when its holder has been silent too long. */
export async function drainNow(hands: Hands): Promise<Drained> {
  const until = hands.ports.monotonic() + WORK;
  const settling = Promise.resolve();
  const run: Run = { hands, after: 0, until, introduced: false, batchesPass: false, settling, lost: false };
  const drained = await sendAll(run);
  await run.settling;
  return drained;
}

async function sendAll(run: Run): Promise<Drained> {
  const { hands } = run;
  while (hands.ports.monotonic() < run.until) {
    const { meta, rows } = await next(run);
    if (rows.length === 0 && !meta.requeue) return meta.unsent > 0 ? atTheEnd(run) : 'empty';
    if (meta.kind === 'none' && (await greet(run)) === 'stop') return 'left';
    // A new epoch is asked for its watermark even when nothing waits.
    if ((await sendRows(run, rows)) === 'stop') return 'left';
  }
  return 'more';
}

/** What is to be sent now. Whether nothing is left is known once the last answer is taken over. */
async function next(run: Run): Promise<{ meta: Meta; rows: OutboxRow[] }> {
  const { database } = run.hands;
  const read = async () => {
    if (run.lost) run.after = 0;
    run.lost = false;
    const meta = await readMeta(database);
    const { install, batchSize: most } = meta;
    return { meta, rows: await nextRows(database, { install, after: run.after, most }) };
  };
  const found = await read();
  if (found.rows.length > 0) return found;
  await run.settling;
  return await read();
}

/** The end is reached and something was stepped over: it has its next try later, and nothing waits behind it. */
async function atTheEnd(run: Run): Promise<Drained> {
  const nothing = run.after === 0 && (await recount(run.hands.database)) === 0;
  if (nothing) {
    run.hands.changed();
    return 'empty';
  }
  await fail(run, { retryAfter: null, timeout: false });
  return 'left';
}

async function sendRows(run: Run, rows: readonly OutboxRow[]): Promise<Flow> {
  const meta = await readMeta(run.hands.database);
  const outcome = await sendBatch(run.hands, rows, meta.epoch);
  const last = rows.at(-1);
  await run.settling;
  switch (outcome.kind) {
    case 'answered':
      return receive(run, { rows, outcome, had: meta.watermark });
    case 'too-large':
      if (last !== undefined && rows.length === 1) return stepOver(run, last);
      await changeMeta(run.hands.database, (now) => ({
        ...now,
        batchSize: Math.max(1, Math.ceil(rows.length / 2)),
      }));
      return rows.length === 0 ? unknown(run) : 'go-on';
    case 'bad-batch':
      return bisect(run, rows);
    case 'refused':
      return refused(run, outcome.error);
    case 'epoch-changed':
      return newEpoch(run, outcome.epoch, meta);
    case 'update-needed':
      await changeMeta(run.hands.database, (now) => ({ ...now, updateNeeded: true }));
      return unknown(run);
    case 'unknown':
      return unknown(run, outcome);
  }
}

type Received = { rows: readonly OutboxRow[]; outcome: Outcome & { kind: 'answered' }; had: number };

async function receive(run: Run, { rows, outcome, had }: Received): Promise<Flow> {
  run.batchesPass = true;
  // What the server did not name stays and is stepped over.
  run.after = rows.at(-1)?.seq ?? run.after;
  run.settling = settle(run.hands.database, rows, outcome.answer, had).then((again) => {
    run.lost ||= again > 0;
    run.hands.changed();
  });
  // Whoever waits for it hears of a failure; until then nobody does.
  run.settling.catch(() => undefined);
  return 'go-on';
}

/** A batch that the server cannot read is halved until the one record is alone: at most 8 posts for 200. */
async function bisect(run: Run, rows: readonly OutboxRow[]): Promise<Flow> {
  const [only] = rows;
  if (only === undefined) return unknown(run);
  if (rows.length === 1) {
    if (!(await batchesPass(run))) return unknown(run);
    await putAside(run.hands.database, only);
    run.hands.changed();
    run.after = only.seq;
    return 'go-on';
  }
  const middle = Math.ceil(rows.length / 2);
  const first = await sendRows(run, rows.slice(0, middle));
  return first === 'stop' ? 'stop' : sendRows(run, rows.slice(middle));
}

/** Whether the server takes batches at all, tried with an empty one: else the fault is not the record's. */
async function batchesPass(run: Run): Promise<boolean> {
  if (run.batchesPass) return true;
  const { epoch } = await readMeta(run.hands.database);
  const outcome = await sendBatch(run.hands, [], epoch);
  run.batchesPass = outcome.kind === 'answered';
  return run.batchesPass;
}

/** One record that is too large even alone stays. */
function stepOver(run: Run, row: OutboxRow): Flow {
  run.after = row.seq;
  return 'go-on';
}

/** A traveller whom the server does not know (it was restored) says hello again; everybody else is paused. */
async function refused(run: Run, error: NonNullable<Meta['paused']>): Promise<Flow> {
  const { kind } = await readMeta(run.hands.database);
  if (error === 'unknown-install' && kind === 'traveller' && !run.introduced) return greet(run);
  await changeMeta(run.hands.database, (now) => ({ ...now, paused: error }));
  return unknown(run);
}

async function greet(run: Run): Promise<Flow> {
  run.introduced = true;
  const greeted = await introduce(run.hands);
  if (greeted === 'known') return 'go-on';
  return unknown(run);
}

async function newEpoch(run: Run, epoch: string | null, sent: Meta): Promise<Flow> {
  if (epoch === null || epoch === sent.epoch) return unknown(run);
  await changeMeta(run.hands.database, (now) => ({ ...now, epoch, requeue: true }));
  run.after = 0;
  return 'go-on';
}

type Failed = { retryAfter: number | null; timeout: boolean };

async function unknown(run: Run, failed: Failed = { retryAfter: null, timeout: false }): Promise<Flow> {
  await fail(run, failed);
  return 'stop';
}

async function fail(run: Run, failed: Failed): Promise<void> {
  await changeMeta(run.hands.database, (meta) =>
    afterTimeout(failed, { ...meta, ...afterFailure(meta, failed, run.hands.ports) }),
  );
  run.hands.changed();
}

/** Two timeouts in a row: the line is too slow for so much at once. */
function afterTimeout(failed: Failed, meta: Meta): Meta {
  const timeouts = failed.timeout ? meta.timeouts + 1 : 0;
  const batchSize = timeouts >= 2 ? Math.max(1, Math.ceil(meta.batchSize / 2)) : meta.batchSize;
  return { ...meta, timeouts, batchSize, reached: false };
}
