import type { County } from '#domain/county/county';
import { type Change, signedRevocationsSchema } from '#domain/wire';
import type { Database, Writing } from './database';
import type { Meta } from './meta';
import { policyInEffect, type Reached, readSigned, trustedChanges } from './trust';

type Tx = Writing<'meta' | 'pulled'>;
type Table = Change['table'];

const rangeOf = (table: Table): IDBKeyRange => IDBKeyRange.bound([table], [table, []]);

/** What goes when everything is fetched anew. Never the county, the policy or the revocations: they only rise. */
const REPLACED: readonly Table[] = ['issuer', 'worker', 'expected'];

export type Application = {
  changes: readonly Change[];
  /** Tables whose old rows are replaced as a whole by these changes. */
  replaced: readonly Table[] | 'all';
  /** The root key to go by; null for the one that is pinned. Only joining a county by hand names another. */
  rootKey: string | null;
  /** The root key to pin when none is yet. */
  pinFirst?: string;
  /** Server time, ms. */
  now: number;
  /** The phone's row with cursor, epoch and times of this answer, in the same transaction; null: it came too late. */
  advance(meta: Meta): Meta | null;
};

/** Takes over changes and the cursor behind them in one transaction. False when another page was ahead. */
export async function applyChanges(database: Database, application: Application): Promise<boolean> {
  let taken = await applyOnce(database, application);
  // Another request of this phone pinned a root key meanwhile: what is trusted is judged again, by that one.
  for (let again = 0; taken === 'other-root' && again < 3; again++)
    taken = await applyOnce(database, application);
  return taken === 'taken';
}

async function applyOnce(
  database: Database,
  application: Application,
): Promise<'taken' | 'too-late' | 'other-root'> {
  const { changes, now } = application;
  const reached = await reachedSoFar(database);
  const rootKey = application.rootKey ?? reached.rootKey ?? application.pinFirst ?? null;
  const anew = rootKey !== reached.rootKey;
  const { accepted, fault } = await trustedChanges(changes, anew ? { ...FROM_NOTHING, rootKey } : reached);
  const inEffect = policyInEffect(accepted, now);
  return database.run(async (db) => {
    const tx: Tx = db.transaction(['meta', 'pulled'], 'readwrite', { durability: 'strict' });
    const meta = await tx.objectStore('meta').get('phone');
    if (meta !== undefined && meta.rootKey !== reached.rootKey) return 'other-root';
    const after = meta === undefined ? null : application.advance(meta);
    if (after === null) return 'too-late';
    if (anew) await tx.objectStore('pulled').clear();
    const replaced = application.replaced === 'all' ? REPLACED : application.replaced;
    for (const table of replaced) await tx.objectStore('pulled').delete(rangeOf(table));
    await putAll(tx, accepted);
    const policyNumber = Math.max(anew ? 0 : (after.policyNumber ?? 0), inEffect) || null;
    if (policyNumber !== null) await forgetOlderPolicies(tx, policyNumber);
    const trustFault = fault ?? (changes.length > 0 ? null : after.trustFault);
    const knownTurn = after.knownTurn + (accepted.length + replaced.length > 0 || anew ? 1 : 0);
    // What another county has acknowledged is nothing that this one could have lost.
    const requeue = anew ? false : after.requeue;
    const next = {
      ...after,
      requeue,
      rootKey,
      sealKey: await sealKeyNow(tx),
      policyNumber,
      trustFault,
      knownTurn,
    };
    await tx.objectStore('meta').put(next, 'phone');
    await tx.done;
    return 'taken';
  });
}

const FROM_NOTHING: Reached = { rootKey: null, policyNumber: null, revocationsNumber: null };

function reachedSoFar(database: Database): Promise<Reached> {
  return database.run(async (db) => {
    const list = await db.get('pulled', ['revocations', 'list']);
    const meta = await db.get('meta', 'phone');
    const signed = list?.table === 'revocations' ? list.value : null;
    const revocationsNumber =
      signed === null ? null : (readSigned(signed, signedRevocationsSchema)?.number ?? null);
    return { rootKey: meta?.rootKey ?? null, policyNumber: meta?.policyNumber ?? null, revocationsNumber };
  });
}

async function forgetOlderPolicies(tx: Tx, inEffect: number): Promise<void> {
  const keys = await tx.objectStore('pulled').getAllKeys(rangeOf('policy'));
  for (const [table, number] of keys)
    if (Number(number) < inEffect) await tx.objectStore('pulled').delete([table, number]);
}

async function putAll(tx: Tx, changes: readonly Change[]): Promise<void> {
  const store = tx.objectStore('pulled');
  for (const change of changes) {
    if (change.table === 'post' || change.table === 'area') continue;
    if (change.value === null) await store.delete([change.table, change.key]);
    else await store.put(change);
  }
  const parts = changes.filter((change) => change.table === 'post' || change.table === 'area');
  const card = await store.get(['county', 'county']);
  if (parts.length === 0 || card?.table !== 'county' || card.value === null) return;
  await store.put({ ...card, value: withParts(card.value, parts) });
}

/** The county card with its posts and areas as the changes say. */
function withParts(county: County, changes: readonly Change[]): County {
  const posts = new Map(county.posts.map((post) => [post.id, post]));
  const areas = new Map(county.areas.map((area) => [area.code, area]));
  for (const change of changes) {
    if (change.table === 'post' && change.value === null) posts.delete(change.key);
    else if (change.table === 'post' && change.value !== null) posts.set(change.value.id, change.value);
    else if (change.table === 'area' && change.value === null) areas.delete(change.key);
    else if (change.table === 'area' && change.value !== null) areas.set(change.value.code, change.value);
  }
  return { ...county, posts: [...posts.values()], areas: [...areas.values()] };
}

/** Records are sealed to what the newest county card says. */
async function sealKeyNow(tx: Tx): Promise<string | null> {
  const card = await tx.objectStore('pulled').get(['county', 'county']);
  return card?.table === 'county' ? (card.value?.sealKey ?? null) : null;
}
