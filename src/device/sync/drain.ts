import { lockName, type OutboxRow, readMeta } from '../database';
import type { Meta } from '../meta';
import { withLock } from '../patient-lock';
import { depart, type Flight, fail, greet, type Hands, type Run, take, takeBehind } from './answers';
import { nextRows } from './batch';
import { recount } from './recount';
import type { Outcome } from './send';

/** No longer than this at once, so that another page or the service worker has its turn. */
const WORK = 20_000;
/** On a line that answers sooner than this, a second batch leaves before the first is answered; on a slower one two would only wait for each other. */
const QUICK = 2000;

/** `empty`: nothing waits. `left`: something does, a later try is due. `more`: time is up, go on at once. `busy`: another page is sending. */
export type Drained = 'empty' | 'left' | 'more' | 'busy';

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
  return withLock<Drained>(locks, { name, patience, otherwise: async () => 'busy' }, () => drainNow(hands));
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

/** Batch after batch. While an answer is on its way, the next batch leaves already, where the line is quick. */
async function sendAll(run: Run): Promise<Drained> {
  const { monotonic } = run.hands.ports;
  let flight: Flight | null = null;
  let quick = false;
  while (flight !== null || monotonic() < run.until) {
    if (flight === null) {
      const { meta, rows } = await next(run);
      if (rows.length === 0 && !meta.requeue) return meta.unsent > 0 ? atTheEnd(run) : 'empty';
      if (meta.kind === 'none' && (await greet(run)) === 'stop') return 'left';
      // A new epoch is asked for its watermark even when nothing waits.
      flight = await depart(run, rows);
    }
    const leaving: Promise<Flight | null> | null =
      quick && monotonic() < run.until ? departBehind(run, flight) : null;
    // It is waited for below; until then nobody hears of a failure.
    leaving?.catch(() => undefined);
    const outcome: Outcome = await flight.outcome;
    quick = outcome.kind === 'answered' && monotonic() - flight.left < QUICK;
    let behind: Flight | null = await leaving;
    if (behind !== null && outcome.kind !== 'answered') {
      await takeBehind(run, behind);
      behind = null;
    }
    if ((await take(run, flight, outcome)) === 'stop') return 'left';
    flight = behind;
  }
  return 'more';
}

/** The batch after one that is on its way; null when nothing more waits. */
async function departBehind(run: Run, { rows, meta }: Flight): Promise<Flight | null> {
  const last = rows.at(-1);
  if (last === undefined) return null;
  const { install, batchSize: most } = meta;
  const following = await nextRows(run.hands.database, { install, after: last.seq, most });
  return following.length === 0 ? null : depart(run, following);
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
