import type { Signed } from '#domain/wire';
import type { Context } from '../context';
import type { Keys } from '../county/keys';
import { signDocument } from '../county/signed';
import { readCounty } from '../store/county';
import { keepMeta, readMeta } from '../store/meta';
import {
  countChanged,
  countRevoked,
  dropWholeList,
  forgetRemoved,
  keepWholeList,
  revokedNumbers,
  revokedSince,
  turnList,
  wholeList,
} from '../store/revoked';
import type { Db } from '../store/store';

/** The list is signed anew, if need be with no change in it, so that its age is never more than an hour, ms. */
const FRESH = 55 * 60_000;
/** A phone that was away for longer fetches the list whole, ms. */
const REACH = 28 * 24 * 3_600_000;
/** The list is signed whole again when so many passes came or went since, or a tenth of it where that is more. */
const WHOLE_AFTER = 500;

type Head = { number: number; asOf: number };

/** Number and age of the newest list, or null before there is one. */
async function headOf(db: Db): Promise<Head | null> {
  const number = await readMeta(db, 'revocation-number');
  return number === null
    ? null
    : { number: Number(number), asOf: Number((await readMeta(db, 'revocation-as-of')) ?? '0') };
}

/** Number, age and length of the newest list, or null before there is one. */
export async function revocationState(
  db: Db,
): Promise<{ number: number; asOf: number; passes: number } | null> {
  const head = await headOf(db);
  return head === null ? null : { ...head, passes: await countRevoked(db) };
}

/** Makes the next revocation list, with its number one higher, in the transaction that revokes. */
export async function publishRevocations(
  tx: Db,
  keys: Keys,
  by: { area: string; now: number },
): Promise<void> {
  const number = ((await headOf(tx))?.number ?? 0) + 1;
  await turnList(tx, number, by.now);
  const horizon = await forgetRemoved(tx, by.now - REACH);
  if (horizon > 0) await keepMeta(tx, 'revocation-horizon', String(horizon));
  await keepMeta(tx, 'revocation-number', String(number));
  await keepMeta(tx, 'revocation-as-of', String(by.now));
  const whole = await wholeList(tx);
  if (whole === null || whole.number < horizon || (await isFarFrom(tx, whole.number)))
    await signWhole(tx, keys, { number, ...by });
}

/** Signs the list anew and whole under a number that is greater by `leap`: what phones have may be ahead of this store. */
export async function leapRevocations(
  tx: Db,
  keys: Keys,
  by: { area: string; now: number; leap: number },
): Promise<void> {
  const number = ((await headOf(tx))?.number ?? 0) + by.leap;
  await keepMeta(tx, 'revocation-number', String(number));
  await keepMeta(tx, 'revocation-horizon', String(number));
  await dropWholeList(tx);
  await publishRevocations(tx, keys, by);
}

async function isFarFrom(tx: Db, number: number): Promise<boolean> {
  const changed = await countChanged(tx, number);
  return changed > WHOLE_AFTER && changed > (await countRevoked(tx)) / 10;
}

async function signWhole(
  tx: Db,
  keys: Keys,
  { number, area, now }: { number: number; area: string; now: number },
): Promise<void> {
  const passes = packed(await revokedNumbers(tx));
  const signed = await signDocument(keys.root, { kind: 'revocations', number, asOf: now, passes });
  await keepWholeList(tx, { number, area, ...signed, as_of: now });
}

/** Signs the list anew when it is nearly an hour old: an age that phones show is the age of what is said. */
export async function refreshRevocations(context: Context): Promise<void> {
  const now = context.now();
  const head = await headOf(context.store.db);
  if (head !== null && now - head.asOf < FRESH && now >= head.asOf) return;
  await context.store.write(async (tx) => {
    const county = await readCounty(tx);
    if (county !== null) await publishRevocations(tx, context.keys, { area: county.area, now });
  });
}

/**
 * What makes a phone's list the newest: nothing, what changed since its number, or the newest list that was signed whole
 * and what changed since that.
 * @param have the number of the phone's list, null when it has none
 */
export async function revocationsFor(db: Db, keys: Keys, have: number | null): Promise<Signed[]> {
  const head = await headOf(db);
  if (head === null || have === head.number) return [];
  const horizon = Number((await readMeta(db, 'revocation-horizon')) ?? '0');
  if (have !== null && have >= Math.max(horizon, 1) && have < head.number)
    return [await deltaSince(db, keys, { from: have, head })];
  const whole = await wholeList(db);
  if (whole === null) return [];
  const { number, payload, signature } = whole;
  const since = number < head.number ? [await deltaSince(db, keys, { from: number, head })] : [];
  return [{ payload, signature }, ...since];
}

async function deltaSince(db: Db, keys: Keys, { from, head }: { from: number; head: Head }): Promise<Signed> {
  const { added, removed } = await revokedSince(db, from);
  return await signDocument(keys.root, {
    kind: 'revocations-delta',
    from,
    number: head.number,
    asOf: head.asOf,
    added: packed(added),
    removed: packed(removed),
  });
}

/** As `packNumbers` of the domain, for numbers of our own tables: a hundred thousand at once. */
const packed = (numbers: readonly string[]): string =>
  Buffer.from([...numbers].sort().join(''), 'hex').toString('base64url');
