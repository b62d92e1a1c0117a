import * as z from 'zod/mini';
import type { SignedIssuers } from '#domain/county/signed-lists';
import { type EvidenceKey, evidenceKeySchema } from '#domain/evidence/evidence-key';
import { type TrustedKey, trustedKeySchema } from '#domain/pass/trust';
import type { Signed } from '#domain/wire';
import type { Context } from '../context';
import { leapRevocations, publishRevocations, refreshRevocations } from '../passes/revocation-list';
import { forgetUses, touch } from '../store/changes';
import { readCounty } from '../store/county';
import { keepMeta, readMeta } from '../store/meta';
import { wholeList } from '../store/revoked';
import {
  keepSignedList,
  listEvidenceSources,
  listTrustedCounties,
  raiseListNumbers,
  readSignedList,
} from '../store/signed-lists';
import type { Db, Store } from '../store/store';
import type { Tables } from '../store/tables';
import { type Keys, trustedKeys } from './keys';
import { signDocument } from './signed';

type Kind = Tables['signed_lists']['kind'];

/** A pass that was signed by a key of before is said to be expired for so long, and then to be unknown, ms. */
const TOLD_EXPIRED = 30 * 24 * 3_600_000;

const trustedKeysSchema = z.array(trustedKeySchema);
const evidenceKeysSchema = z.array(evidenceKeySchema);

/** The newest list of a kind as the county's root key signed it, or null when there is none. */
export async function signedList(db: Db, kind: Kind): Promise<Signed | null> {
  const row = await readSignedList(db, kind);
  return row === null ? null : { payload: row.payload, signature: row.signature };
}

/** The keys of a trusted county as they were added. */
export const keysOfCounty = (row: Tables['trusted_counties']): TrustedKey[] =>
  trustedKeysSchema.parse(JSON.parse(row.keys));

/** The keys of a source as they were loaded. */
export const keysOfSource = (row: Tables['evidence_sources']): EvidenceKey[] =>
  evidenceKeysSchema.parse(JSON.parse(row.keys));

/**
 * Signs the list of the keys that sign passes, this county's and those of trusted counties, and tells the phones; where
 * the newest list says the same, nothing is done.
 * @returns the number of the newest list
 */
export async function publishIssuers(tx: Db, keys: Keys, now: number): Promise<number> {
  const county = await readCounty(tx);
  if (county === null) throw new Error('no county');
  const trusted = await listTrustedCounties(tx);
  const all = [...trustedKeys(keys, county.area), ...trusted.flatMap(keysOfCounty)];
  const said: Pick<SignedIssuers, 'keys' | 'counties'> = {
    keys: all.filter((one) => one.notAfter + TOLD_EXPIRED > now),
    counties: [county, ...trusted].map(({ area, name }) => ({ area, name })),
  };
  return await publish(tx, keys, { kind: 'issuers', area: county.area, said, now });
}

/** Signs the list of the keys of certificates from elsewhere, without those that have expired, and tells the phones. */
export async function publishEvidenceKeys(tx: Db, keys: Keys, now: number): Promise<number> {
  const county = await readCounty(tx);
  if (county === null) throw new Error('no county');
  const all = (await listEvidenceSources(tx)).flatMap(keysOfSource);
  const said = { keys: all.filter((one) => one.notAfter > now) };
  return await publish(tx, keys, { kind: 'evidence-keys', area: county.area, said, now });
}

async function publish(
  tx: Db,
  keys: Keys,
  by: { kind: Kind; area: string; said: object; now: number },
): Promise<number> {
  const { kind, area, said, now } = by;
  const before = await readSignedList(tx, kind);
  if (before !== null && isSame(before, said)) return before.number;
  const number = (before?.number ?? 0) + 1;
  const signed = await signDocument(keys.root, { kind, number, asOf: now, ...said });
  await keepSignedList(tx, { kind, area, number, ...signed, as_of: now });
  await touch(tx, [{ topic: kind, key: kind, area, post: null, at: null }]);
  return number;
}

/** Whether a signed list says this, whatever its number and age. */
function isSame({ kind, number, payload, as_of }: Tables['signed_lists'], said: object): boolean {
  const text = JSON.stringify({ kind, number, asOf: as_of, ...said });
  return Buffer.from(payload, 'base64url').toString('utf8') === text;
}

/** More numbers than a backup can be behind by, at one an hour and one a revoked pass. */
const LEAP = 10_000;

/**
 * Signs what an earlier version of the server left unsigned or signed otherwise. Where a new epoch has begun, because the
 * store was brought back from a backup, phones have greater numbers than it knows of: every list leaps ahead.
 */
export async function signWhatIsUnsigned(store: Store, keys: Keys, now: number): Promise<void> {
  if ((await readCounty(store.db)) === null) return;
  await store.write(async (tx) => {
    const county = await readCounty(tx);
    if (county === null) return;
    const { area } = county;
    if (await isRestored(tx)) {
      await raiseListNumbers(tx, LEAP);
      await leapRevocations(tx, keys, { area, now, leap: LEAP });
      if ((await readSignedList(tx, 'evidence-keys')) !== null) await publishEvidenceKeys(tx, keys, now);
    }
    await publishIssuers(tx, keys, now);
    if ((await wholeList(tx)) === null) await publishRevocations(tx, keys, { area, now });
    await keepMeta(tx, 'lists-epoch', (await readMeta(tx, 'epoch')) ?? '');
  });
}

/** Whether the epoch is another one than that in which the lists were signed. */
async function isRestored(db: Db): Promise<boolean> {
  const signedIn = await readMeta(db, 'lists-epoch');
  return signedIn !== null && signedIn !== (await readMeta(db, 'epoch'));
}

/** What is done each minute: lists whose age phones show are signed anew in time, and what nobody is told of goes. */
export async function refreshLists(context: Context): Promise<void> {
  const { store, keys, now } = context;
  if (await isRestored(store.db)) await signWhatIsUnsigned(store, keys, now());
  await refreshRevocations(context);
  await store.write((tx) => forgetUses(tx, now()));
}
