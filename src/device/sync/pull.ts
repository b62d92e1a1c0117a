import * as z from 'zod/mini';
import { type Change, changeSchema, type PullAnswer, pullAnswerSchema } from '#domain/pull-wire';
import { refusalOf } from '../ask';
import { adoptCard, noticeEpoch } from '../county-card';
import { changeMeta, lockName, readMeta } from '../database';
import type { Meta } from '../meta';
import { pause } from '../pause';
import { applyChanges } from '../pulled';
import type { Hands } from './answers';

/** `busy`: another page is at it. `failed` says what the server asked to wait for, if it did. */
export type Pulled = { end: 'done' | 'busy' } | { end: 'failed'; retryAfter: number | null };

/** More pages than any county has: a server that always says "more" is not followed for ever. */
const PAGES = 200;

/**
 * Fetches what changed. Independent of sending: neither waits for the other, neither failing stops the other
 * (SYNC.md 5.3). A phone that is nobody's yet reads the county card instead.
 */
export async function pull(hands: Hands): Promise<Pulled> {
  const work = async (): Promise<Pulled> => {
    const pulled = await pullNow(hands);
    if (pulled.end === 'failed') await changeMeta(hands.database, (meta) => ({ ...meta, reached: false }));
    hands.changed();
    return pulled;
  };
  const { locks } = hands.ports;
  if (locks === null) return work();
  return locks.request(lockName(hands.database.name, 'pull'), { ifAvailable: true }, (lock) =>
    lock === null ? { end: 'busy' as const } : work(),
  );
}

async function pullNow(hands: Hands): Promise<Pulled> {
  const { kind } = await readMeta(hands.database);
  return kind === 'none' ? readCard(hands) : pullOnwards(hands);
}

/** Page by page from the cursor, each with its cursor in one transaction. */
async function pullOnwards(hands: Hands): Promise<Pulled> {
  for (let page = 0; page < PAGES; page++) {
    const { cursor, cursorEpoch, epoch, lists } = await readMeta(hands.database);
    const revocations = lists?.revocations ?? 0;
    const asked = { cursor: cursor ?? '0', epoch: cursorEpoch ?? epoch, revocations };
    const got = await askChanges(hands, asked);
    if (got.kind === 'failed') return { end: 'failed', retryAfter: got.retryAfter };
    if (got.kind === 'anew') return pullWhole(hands, { from: cursor, epoch: got.epoch });
    const { answer } = got;
    const taken = await take(hands, {
      answer,
      changes: answer.changes,
      from: cursor,
      whole: cursor === null,
    });
    if (!taken) return { end: 'busy' };
    if (!answer.more) break;
  }
  return { end: 'done' };
}

/** Everything from the beginning, gathered until it is whole: the old rows serve until they are replaced in one go. */
async function pullWhole(
  hands: Hands,
  begin: { from: string | null; epoch: string | null },
): Promise<Pulled> {
  const revocations = (await readMeta(hands.database)).lists?.revocations ?? 0;
  let asked: Asked = { cursor: '0', epoch: begin.epoch, revocations };
  const changes: Change[] = [];
  for (let page = 0; page < PAGES; page++) {
    const got = await askChanges(hands, asked);
    if (got.kind !== 'answer')
      return { end: 'failed', retryAfter: got.kind === 'failed' ? got.retryAfter : null };
    const { answer } = got;
    changes.push(...answer.changes);
    if (answer.more) {
      asked = { cursor: answer.cursor, epoch: answer.epoch, revocations };
      continue;
    }
    const taken = await take(hands, { answer, changes, from: begin.from, whole: true });
    return { end: taken ? 'done' : 'busy' };
  }
  return { end: 'failed', retryAfter: null };
}

/** `revocations`: the number of the list that is here, 0 without one. */
type Asked = { cursor: string; epoch: string | null; revocations: number };
type Got =
  | { kind: 'answer'; answer: PullAnswer }
  /** The cursor is of another epoch, or too old. */
  | { kind: 'anew'; epoch: string | null }
  | { kind: 'failed'; retryAfter: number | null };

/** The page, its rows one by one: a row of a newer server's making must not keep policy and revocations away. */
const pageSchema = z.extend(pullAnswerSchema, { changes: z.array(z.unknown()) });

/** So many rows are read in one go: a page of five hundred would hold up taps and frames on a slow phone. */
const ROWS_AT_ONCE = 25;

async function readable(rows: readonly unknown[]): Promise<Change[]> {
  const changes: Change[] = [];
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
    if (at > 0) await pause();
    for (const row of rows.slice(at, at + ROWS_AT_ONCE)) {
      const change = changeSchema.safeParse(row);
      if (change.success) changes.push(change.data);
    }
  }
  return changes;
}

async function askChanges(hands: Hands, { cursor, epoch, revocations }: Asked): Promise<Got> {
  const has = { cursor, revocations: String(revocations) };
  const query = new URLSearchParams(epoch === null ? has : { ...has, epoch });
  const answer = await hands.api.signed({ method: 'GET', path: `/v1/pull?${query}` });
  if (answer.kind === 'none') return { kind: 'failed', retryAfter: answer.retryAfter };
  if (answer.status === 200) {
    const parsed = pageSchema.safeParse(answer.body);
    if (!parsed.success) return { kind: 'failed', retryAfter: null };
    return { kind: 'answer', answer: { ...parsed.data, changes: await readable(parsed.data.changes) } };
  }
  const refusal = refusalOf(answer);
  if (refusal?.error === 'epoch-changed' || refusal?.error === 'gone')
    return { kind: 'anew', epoch: refusal.epoch ?? null };
  // A phone that the server refuses is told so even when it has nothing to send.
  if (refusal?.error === 'revoked')
    await changeMeta(hands.database, (meta) => ({ ...meta, paused: 'revoked' }));
  return { kind: 'failed', retryAfter: answer.retryAfter };
}

type Page = { answer: PullAnswer; changes: readonly Change[]; from: string | null; whole: boolean };

function take({ database }: Hands, { answer, changes, from, whole }: Page): Promise<boolean> {
  const { cursor, epoch, more, serverTime } = answer;
  const advance = (meta: Meta): Meta | null => {
    if (meta.cursor !== from) return null;
    const times = more ? {} : { pulledAt: serverTime, lastSuccess: serverTime };
    const paused = meta.paused === 'revoked' ? null : meta.paused;
    // Another county answered here for a while; this is the own one again.
    const own = meta.trustFault === 'other-root-key' && epoch === meta.epoch;
    const cleared = own ? { trustFault: null, faultIn: null } : {};
    return noticeEpoch(
      { ...meta, ...times, ...cleared, cursor, cursorEpoch: epoch, reached: true, paused },
      epoch,
    );
  };
  return applyChanges(database, {
    changes,
    replaced: whole ? 'all' : [],
    rootKey: null,
    now: serverTime,
    advance,
  });
}

async function readCard(hands: Hands): Promise<Pulled> {
  const card = await hands.api.countyCard();
  if (!card.ok) return { end: 'failed', retryAfter: null };
  await adoptCard(hands.database, card.value);
  await changeMeta(hands.database, (meta) => ({
    ...meta,
    reached: true,
    lastSuccess: card.value.serverTime,
  }));
  return { end: 'done' };
}
