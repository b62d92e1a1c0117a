import type { County } from '#domain/county/county';
import type { Change } from '#domain/pull-wire';
import type { Database, Writing } from './database';
import { type ListNumbers, type Lists, NAMES, NO_NUMBERS, putNewer, readLists } from './lists';
import type { Meta } from './meta';
import { FROM_NOTHING, policyInEffect, type Reached, type Trusted, trustedChanges } from './trust';

/** A pass that was used longer ago counts as new, ms. */
const USED_KEPT = 24 * 3_600_000;

const STORES = ['meta', 'pulled', 'lists', 'used'] as const;
type Tx = Writing<(typeof STORES)[number]>;
type Table = Change['table'];

const rangeOf = (table: Table): IDBKeyRange => IDBKeyRange.bound([table], [table, []]);

/** What goes when everything is fetched anew. Never the county, the policy or a signed list: they only rise. */
const REPLACED: readonly Table[] = [
  'open-item',
  'venue',
  'worker',
  'expected',
  'instruction',
  'ward',
  'transfer',
  'room',
  'duty',
  'supply',
  'site-report',
  'used',
];

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
  const reached = await reachedSoFar(database, changes);
  const rootKey = application.rootKey ?? reached.rootKey ?? application.pinFirst ?? null;
  const anew = rootKey !== reached.rootKey;
  const trusted = await trustedChanges(changes, anew ? { ...FROM_NOTHING, rootKey } : reached);
  const inEffect = policyInEffect(trusted.accepted, now);
  return database.run(async (db) => {
    const tx: Tx = db.transaction(STORES, 'readwrite', { durability: 'strict' });
    const meta = await tx.objectStore('meta').get('phone');
    if (meta !== undefined && meta.rootKey !== reached.rootKey) return 'other-root';
    const after = meta === undefined ? null : application.advance(meta);
    if (after === null) return 'too-late';
    const before = anew ? NO_NUMBERS : (after.lists ?? NO_NUMBERS);
    const { changed, lists } = await store(tx, trusted, { ...application, anew, before });
    const policyNumber = Math.max(anew ? 0 : (after.policyNumber ?? 0), inEffect) || null;
    if (policyNumber !== null) await forgetOlderPolicies(tx, policyNumber);
    const next = {
      ...after,
      ...(await cardNow(tx, after)),
      ...faultAfter(after, trusted),
      // What another county has acknowledged is nothing that this one could have lost.
      requeue: anew ? false : after.requeue,
      rootKey,
      policyNumber,
      lists,
      knownTurn: after.knownTurn + (changed ? 1 : 0),
    };
    await tx.objectStore('meta').put(next, 'phone');
    await tx.done;
    return 'taken';
  });
}

/** Which list a table brings up to date. */
const LIST_OF = new Map<Table, keyof Lists>([
  ['revocations', 'revocations'],
  ['issuers', 'issuers'],
  ['evidence-keys', 'evidence'],
]);

function reachedSoFar(database: Database, changes: readonly Change[]): Promise<Reached> {
  const tables = new Set(changes.map((change) => change.table));
  const names = [...tables].flatMap((table) => LIST_OF.get(table) ?? []);
  return database.run(async (db) => {
    const meta = await db.get('meta', 'phone');
    return {
      rootKey: meta?.rootKey ?? null,
      policyNumber: meta?.policyNumber ?? null,
      lists: await readLists(db, names),
    };
  });
}

/** Writes what may be stored. @returns whether anything became different of what the screens know */
async function store(
  tx: Tx,
  { accepted, lists }: Trusted,
  how: Pick<Application, 'replaced' | 'now'> & { anew: boolean; before: ListNumbers },
): Promise<{ changed: boolean; lists: ListNumbers }> {
  if (how.anew) for (const name of ['pulled', 'lists', 'used'] as const) await tx.objectStore(name).clear();
  const replaced = how.replaced === 'all' ? REPLACED : how.replaced;
  for (const table of replaced)
    if (table === 'used') await tx.objectStore('used').clear();
    else await tx.objectStore('pulled').delete(rangeOf(table));
  const rows = accepted.filter((change) => change.table !== 'used');
  await putAll(tx, rows);
  await putUses(tx, accepted, how.now - USED_KEPT);
  const numbers = await putNewer(tx, lists, how.before);
  const newer = NAMES.some((name) => numbers[name] > how.before[name]);
  return { changed: newer || how.anew || rows.length + replaced.length > 0, lists: numbers };
}

/** What a fault was about is over when something of the same table is taken over. */
function faultAfter(meta: Meta, { good, refused }: Trusted): Pick<Meta, 'trustFault' | 'faultIn'> {
  if (refused !== null) return { trustFault: refused.fault, faultIn: refused.table };
  const { trustFault, faultIn = null } = meta;
  const over = faultIn === null ? good.size > 0 : good.has(faultIn);
  return over ? { trustFault: null, faultIn: null } : { trustFault, faultIn };
}

/** Uses that the county tells of; those too old to matter go. */
async function putUses(tx: Tx, changes: readonly Change[], before: number): Promise<void> {
  const uses = tx.objectStore('used');
  for (const change of changes)
    if (change.table === 'used' && change.value !== null)
      await uses.put({ pass: change.key, ...change.value });
  let cursor = await uses.index('at').openCursor(IDBKeyRange.upperBound(before, true));
  while (cursor !== null) {
    await cursor.delete();
    cursor = await cursor.continue();
  }
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

/** Records are sealed to what the newest county card says; it also says how this phone's own post is set. */
async function cardNow(tx: Tx, { post }: Meta): Promise<Pick<Meta, 'sealKey' | 'post'>> {
  const card = await tx.objectStore('pulled').get(['county', 'county']);
  const county = card?.table === 'county' ? card.value : null;
  const now = county?.posts.find((one) => one.id === post?.id) ?? post;
  return { sealKey: county?.sealKey ?? null, post: now };
}
