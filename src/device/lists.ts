import type { SignedIssuers } from '#domain/county/signed-lists';
import type { EvidenceTrust } from '#domain/evidence/evidence-key';
import type { RevokedList } from '#domain/pass/revoked';
import type { Connection, Writing } from './database';

/**
 * The signed lists of this phone, as they were read when they came; null where none has come. Their signatures were
 * checked before they were stored, and none is ever replaced by one with a lower number.
 */
export type Lists = {
  revocations: RevokedList | null;
  issuers: Omit<SignedIssuers, 'kind'> | null;
  evidence: EvidenceTrust | null;
};
/** A list as a row of the database. */
export type ListRow =
  | { name: 'revocations'; list: RevokedList }
  | { name: 'issuers'; list: Omit<SignedIssuers, 'kind'> }
  | { name: 'evidence'; list: EvidenceTrust };

export const NO_LISTS: Lists = { revocations: null, issuers: null, evidence: null };

/** The lists of this phone. */
export async function readLists(db: Connection): Promise<Lists> {
  const lists: Lists = { ...NO_LISTS };
  for (const row of await db.getAll('lists')) {
    if (row.name === 'revocations') lists.revocations = row.list;
    else if (row.name === 'issuers') lists.issuers = row.list;
    else lists.evidence = row.list;
  }
  return lists;
}

const rowsOf = ({ revocations, issuers, evidence }: Lists): ListRow[] => [
  ...(revocations === null ? [] : [{ name: 'revocations' as const, list: revocations }]),
  ...(issuers === null ? [] : [{ name: 'issuers' as const, list: issuers }]),
  ...(evidence === null ? [] : [{ name: 'evidence' as const, list: evidence }]),
];

/**
 * Stores the lists that are newer than what is there, in a transaction that changes what else came with them. Another
 * page may have been ahead meanwhile. @returns whether one was newer
 */
export async function putNewer(
  tx: Writing<'lists' | 'meta' | 'pulled' | 'used'>,
  lists: Lists,
): Promise<boolean> {
  const store = tx.objectStore('lists');
  let newer = false;
  for (const row of rowsOf(lists)) {
    const before = await store.get(row.name);
    if (before !== undefined && before.list.number >= row.list.number) continue;
    await store.put(row);
    newer = true;
  }
  return newer;
}
