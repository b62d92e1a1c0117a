import type { BatchAnswer } from '#domain/wire';
import { changeMeta, type Database, type OutboxRow, readMeta } from '../database';
import type { InstallApi } from '../install-api';
import type { Meta } from '../meta';
import type { Ports } from '../ports';
import { afterFailure } from './backoff';
import { introduce } from './introduce';
import { type Outcome, sendBatch } from './send';
import { putAside, settle } from './settle';

export type Hands = {
  database: Database;
  api: InstallApi;
  ports: Pick<Ports, 'wall' | 'monotonic' | 'random' | 'locks'>;
  /** Called when what the screens show may have changed. */
  changed(): void;
};

/** The state of one run of sending. */
export type Run = {
  hands: Hands;
  /** The seq behind which the next batch begins. */
  after: number;
  until: number;
  introduced: boolean;
  batchesPass: boolean;
  /** The last answer being taken over, while other batches are on their way: neither waits for the other. */
  settling: Promise<void>;
  /** The server has lost some that it had: they wait again, before the place that this run has come to. */
  lost: boolean;
};
export type Flow = 'go-on' | 'stop';

/** A batch on its way, what was known when it left, and when that was (monotonic ms). */
export type Flight = {
  rows: readonly OutboxRow[];
  meta: Meta;
  left: number;
  outcome: Promise<Outcome>;
};

/** Sends a batch on its way, without waiting for the answer. */
export async function depart({ hands }: Run, rows: readonly OutboxRow[]): Promise<Flight> {
  const meta = await readMeta(hands.database);
  const outcome = sendBatch(hands, rows, meta.epoch);
  // Whoever waits for it hears of a failure; until then nobody does.
  outcome.catch(() => undefined);
  return { rows, meta, left: hands.ports.monotonic(), outcome };
}

/** Does what the table of answers says, for the batch that stands first. */
export async function take(run: Run, { rows, meta }: Flight, outcome: Outcome): Promise<Flow> {
  const last = rows.at(-1);
  await run.settling;
  switch (outcome.kind) {
    case 'answered':
      // What the server did not name stays and is stepped over.
      run.after = last?.seq ?? run.after;
      receive(run, { rows, meta, answer: outcome.answer });
      return 'go-on';
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

/** Waits for a batch that left behind one that failed: what the server took of it need not be sent again. */
export async function takeBehind(run: Run, { rows, meta, outcome: coming }: Flight): Promise<void> {
  const outcome = await coming;
  await run.settling;
  if (outcome.kind === 'answered') receive(run, { rows, meta, answer: outcome.answer });
}

type Received = Pick<Flight, 'rows' | 'meta'> & { answer: BatchAnswer };

function receive(run: Run, { rows, meta, answer }: Received): void {
  run.batchesPass = true;
  run.settling = settle(run.hands.database, rows, answer, meta.watermark).then((again) => {
    run.lost ||= again > 0;
    run.hands.changed();
  });
  // Whoever waits for it hears of a failure; until then nobody does.
  run.settling.catch(() => undefined);
}

/** Sends a batch and waits for what becomes of it. */
async function sendAlone(run: Run, rows: readonly OutboxRow[]): Promise<Flow> {
  const flight = await depart(run, rows);
  return take(run, flight, await flight.outcome);
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
  const first = await sendAlone(run, rows.slice(0, middle));
  return first === 'stop' ? 'stop' : sendAlone(run, rows.slice(middle));
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

/** A traveller's phone says who it is, once in a run. */
export async function greet(run: Run): Promise<Flow> {
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

/** Notes a failure and when the next try is due. */
export async function fail(run: Run, failed: Failed): Promise<void> {
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
