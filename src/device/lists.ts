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

export const NAMES = ['revocations', 'issuers', 'evidence'] as const;
export const NO_LISTS: Lists = { revocations: null, issuers: null, evidence: null };

/** The number of each list, 0 where none has come. */
export type ListNumbers = Record<keyof Lists, number>;
export const NO_NUMBERS: ListNumbers = { revocations: 0, issuers: 0, evidence: 0 };

/** The lists of this phone, or those of some names: a long one is read only by who needs it. */
export async function readLists(db: Connection, names?: readonly (keyof Lists)[]): Promise<Lists> {
  const lists: Lists = { ...NO_LISTS };
  for (const name of names ?? NAMES) {
    const row = await db.get('lists', name);
    if (row?.name === 'revocations') lists.revocations = row.list;
    else if (row?.name === 'issuers') lists.issuers = row.list;
    else if (row !== undefined) lists.evidence = row.list;
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
 * page may have been ahead meanwhile. @returns the numbers that are there now
 */
export async function putNewer(
  tx: Writing<'lists' | 'meta' | 'pulled' | 'used'>,
  lists: Lists,
  before: ListNumbers,
): Promise<ListNumbers> {
  const numbers = { ...before };
  for (const row of rowsOf(lists)) {
    if (row.list.number <= numbers[row.name]) continue;
    await tx.objectStore('lists').put(row);
    numbers[row.name] = row.list.number;
  }
  return numbers;
}

/** The lists as they were last read, and of which numbers: a page reads them again only when they have changed. */
export type HeldLists = { of: string; lists: Lists };
export const holdNoLists = (): HeldLists => ({ of: '', lists: NO_LISTS });

/** The lists of this phone, read only where other ones are stored than are held. */
export async function heldLists(db: Connection, held: HeldLists): Promise<Lists> {
  const meta = await db.get('meta', 'phone');
  const of = JSON.stringify([meta?.rootKey, meta?.lists]);
  if (held.of !== of) Object.assign(held, { of, lists: await readLists(db) });
  return held.lists;
}
