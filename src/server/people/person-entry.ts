import { v7 as uuid } from 'uuid';
import { nameKey } from '#domain/person/name-key';
import { emptyPerson, merge, type PersonFile } from '#domain/person/person-file';
import type { PersonRow } from '../store/tables';
import type { Judged } from './judge';

type Hidden = Pick<PersonRow, 'document' | 'document_type' | 'document_hash' | 'last6_hash'>;
type Where = Pick<PersonRow, 'area' | 'area_at' | 'area_record'>;

/** Somebody whom records of a batch are about. */
export type Entry = {
  id: string;
  /** The row as it was, or null for somebody new. */
  before: PersonRow | null;
  file: PersonFile;
  hidden: Hidden;
  where: Where;
  lastAt: number | null;
  /** The last record of the batch that told of them. */
  last: { record: string; rev: number };
  /** Who they turned out to be. */
  into: Entry | null;
  /** The joined person that a desk made of this entry and others: shown and judged in its place. */
  whole: Entry | null;
  /** It is such a joined person: its parts answer to their documents. */
  isWhole: boolean;
};

/** Somebody as their row says: `whole` where a desk joined them with others, `isWhole` for who was joined of others. */
export function entryOf(row: PersonRow, as: Pick<Entry, 'whole' | 'isWhole'>): Entry {
  const { document, document_type, document_hash, last6_hash, area, area_at, area_record } = row;
  return {
    id: row.id,
    before: row,
    // On the way of every record: only this server writes these texts, so they are trusted.
    file: JSON.parse(row.file),
    hidden: { document, document_type, document_hash, last6_hash },
    where: { area, area_at, area_record },
    lastAt: row.last_at,
    last: { record: '', rev: 0 },
    into: null,
    ...as,
  };
}

/** Somebody new, in the county until a record says where. */
export const newEntry = (county: string): Entry => ({
  id: uuid(),
  before: null,
  file: emptyPerson(),
  hidden: { document: null, document_type: null, document_hash: null, last6_hash: null },
  where: { area: county, area_at: 0, area_record: '' },
  lastAt: null,
  last: { record: '', rev: 0 },
  into: null,
  whole: null,
  isWhole: false,
});

/** Who an entry turned out to be. */
export const followed = (entry: Entry): Entry => (entry.into === null ? entry : followed(entry.into));

/** The joined person that an entry is shown as, or null for one who is shown as they are. */
export function wholeOf(entry: Entry): Entry | null {
  const { whole } = followed(entry);
  return whole === null ? null : followed(whole);
}

/** What a record adds to somebody. Times in ms UTC. */
export type Addition = {
  record: string;
  /** The rev of the record. */
  rev: number;
  /** Corrected time of the record. */
  at: number;
  told: PersonFile;
  /** Where the person is bound for or has come to, if the record says. */
  area: string | null;
  /** Whether somebody saw the person: the record is a check or an arrival. */
  seen: boolean;
};

/** Adds what a record tells; `hidden` its document, which counts where none is known yet. */
export function add(entry: Entry, adds: Addition, hidden: () => Hidden | null): void {
  entry.file = merge(entry.file, adds.told);
  entry.last = { record: adds.record, rev: adds.rev };
  if (adds.seen) entry.lastAt = Math.max(entry.lastAt ?? 0, adds.at);
  if (adds.area !== null)
    entry.where = newer(entry.where, { area: adds.area, area_at: adds.at, area_record: adds.record });
  if (entry.hidden.document === null) entry.hidden = hidden() ?? entry.hidden;
}

/**
 * Joins two who turn out to be one: everything that is known of the one is known of the other. Who is part of a joined
 * person stays, and the joined person knows it too; two joined persons become one.
 * @returns who stays
 */
export function join(main: Entry, other: Entry): Entry {
  const [whole, same] = [wholeOf(main), wholeOf(other)];
  // A joined person may be named itself, by the id that phones were told, beside one of its parts: nothing new.
  if (whole === other) return main;
  if (same === main || (whole === null && same !== null)) return join(other, main);
  absorb(main, other);
  if (whole !== null && same === null) know(whole, other);
  if (whole !== null && same !== null && whole !== same) absorb(whole, same);
  return main;
}

function absorb(main: Entry, other: Entry): void {
  other.into = main;
  know(main, other);
}

function know(main: Entry, other: Entry): void {
  main.file = merge(main.file, other.file);
  main.where = newer(main.where, other.where);
  if (other.lastAt !== null) main.lastAt = Math.max(main.lastAt ?? 0, other.lastAt);
  if (main.hidden.document === null) main.hidden = other.hidden;
}

/** Of two sayings where somebody is bound the newer; of the same moment that of the greater record id. */
export function newer<W extends Where>(one: W, other: W): W {
  const later = other.area_at - one.area_at || (other.area_record > one.area_record ? 1 : -1);
  return later > 0 ? other : one;
}

/** The row of an entry with what it is judged to be. */
export function rowOf(entry: Entry, judged: Judged['row'], now: number): PersonRow {
  const { contact } = entry.file;
  const name = contact.name?.value ?? null;
  return {
    id: entry.id,
    ...entry.where,
    ...entry.hidden,
    ...(entry.isWhole ? { document_hash: null } : {}),
    name,
    name_key: keyOf(name, entry.before),
    phone: contact.phone?.value ?? null,
    plate: contact.plate?.value ?? null,
    file: JSON.stringify(entry.file),
    ...judged,
    last_at: entry.lastAt,
    merged_into: entry.before?.merged_into ?? null,
    made_at: entry.before?.made_at ?? now,
  };
}

function keyOf(name: string | null, before: PersonRow | null): string | null {
  if (before !== null && before.name === name) return before.name_key;
  return name === null ? null : nameKey(name);
}
