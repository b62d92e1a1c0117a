import { v7 as uuid } from 'uuid';
import { emptyPerson, merge, type PersonFile, personFileSchema } from '#domain/person/person-file';
import type { PreparedPolicy } from '#domain/policy/prepared';
import type { DocumentKeys } from '../county/keys';
import { addAliases, addPersons, changePersons, joinPersons, personsOfHandles } from '../store/persons';
import type { Db } from '../store/store';
import type { PersonRow, Tables } from '../store/tables';
import { type Judged, judge } from './judge';
import { type About, hiddenDocument } from './subject';

/** What a record adds to a person, besides whom it is about. Times in ms UTC. */
type Addition = {
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

type Placing = { documents: DocumentKeys; policy: PreparedPolicy; now: number; county: string };

type Hidden = Pick<PersonRow, 'document' | 'document_type' | 'document_hash' | 'last6_hash'>;
type Where = Pick<PersonRow, 'area' | 'area_at' | 'area_record'>;

/** Somebody whom records of a batch are about. */
type Entry = {
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
};

/** The persons whom the records of one batch are about: read at once, changed in memory, judged once, written at once. */
export type PersonBook = {
  tx: Db;
  by: Placing;
  entries: Set<Entry>;
  byHandle: Map<string, Entry>;
  aliases: Map<string, { entry: Entry; record: string }>;
};

/** A person after a batch. `was` is null for somebody new, `record` the last record of the batch that told of them. */
export type Placed = {
  person: string;
  was: string | null;
  name: string | null;
  judged: Judged;
  area: string;
  record: string;
  rev: number;
};

/** Opens the book for everybody whom a batch names. */
export async function openPersonBook(tx: Db, by: Placing, about: readonly About[]): Promise<PersonBook> {
  const handles = about.flatMap(({ handle, also }) => (also === null ? [handle] : [handle, also]));
  const byId = new Map<string, Entry>();
  const byHandle = new Map<string, Entry>();
  for (const [handle, row] of await personsOfHandles(tx, handles)) {
    const entry = byId.get(row.id) ?? entryOf(row);
    byId.set(row.id, entry);
    byHandle.set(handle, entry);
  }
  return { tx, by, entries: new Set(), byHandle, aliases: new Map() };
}

/**
 * Adds what a record tells to its person: the person is found, or made, or two who turn out to be one are joined.
 * Whatever order records come in, the same persons with the same files come out.
 * @returns the entry, whose id is good once the book is closed
 */
export function place(book: PersonBook, about: About, adds: Addition): () => string {
  const main = find(book, about.handle);
  const other = about.also === null ? null : find(book, about.also);
  if (main !== null && other !== null && main !== other) join(main, other);
  const entry = main ?? other ?? newEntry(book.by.county);
  entry.file = merge(entry.file, adds.told);
  entry.last = { record: adds.record, rev: adds.rev };
  if (adds.seen) entry.lastAt = Math.max(entry.lastAt ?? 0, adds.at);
  if (adds.area !== null)
    entry.where = newer(entry.where, { area: adds.area, area_at: adds.at, area_record: adds.record });
  if (entry.hidden.document === null && about.document !== null)
    entry.hidden = hiddenDocument(book.by.documents, about.document);
  book.entries.add(entry);
  if (other !== null) book.entries.add(other);
  if (main === null) answerTo(book, about.handle, { entry, record: adds.record });
  if (about.also !== null && other === null) answerTo(book, about.also, { entry, record: adds.record });
  return () => followed(entry).id;
}

/** Judges everybody in the book by what is known now, and writes them. @returns them, in the order of their last records */
export async function closePersonBook(book: PersonBook): Promise<Placed[]> {
  const { tx, by } = book;
  const added: PersonRow[] = [];
  const changed: { before: PersonRow; row: PersonRow }[] = [];
  const placed: Placed[] = [];
  for (const entry of book.entries) {
    if (entry.into !== null) {
      if (entry.before !== null) await joinPersons(tx, entry.id, followed(entry).id);
      continue;
    }
    const judged = judge(entry.file, entry.before, by);
    const row = rowOf(entry, judged, by.now);
    if (entry.before === null) added.push(row);
    else changed.push({ before: entry.before, row });
    const was = entry.before?.colour ?? null;
    const name = entry.file.contact.name?.value ?? null;
    placed.push({ person: entry.id, was, name, judged, area: entry.where.area, ...entry.last });
  }
  await changePersons(tx, changed);
  await addPersons(tx, added);
  await addAliases(
    tx,
    [...book.aliases].map(([handle, { entry, record }]): Tables['aliases'] => {
      const person = followed(entry);
      return { handle, area: person.where.area, person: person.id, record };
    }),
  );
  return placed.sort((a, b) => a.rev - b.rev);
}

/** The file in a person's row. */
export const fileOf = (row: Pick<PersonRow, 'file'>): PersonFile =>
  personFileSchema.parse(JSON.parse(row.file));

/** As `fileOf`, on the way of every record and where everybody is judged: only this server writes these texts, so they are trusted. */
export const storedFile = (row: Pick<PersonRow, 'file'>): PersonFile => JSON.parse(row.file);

function find(book: PersonBook, handle: string): Entry | null {
  const entry = book.byHandle.get(handle);
  return entry === undefined ? null : followed(entry);
}

function answerTo(book: PersonBook, handle: string, by: { entry: Entry; record: string }): void {
  book.byHandle.set(handle, by.entry);
  book.aliases.set(handle, by);
}

const followed = (entry: Entry): Entry => (entry.into === null ? entry : followed(entry.into));

/** Everything that is known of the other is known of the main one, who stays. */
function join(main: Entry, other: Entry): void {
  other.into = main;
  main.file = merge(main.file, other.file);
  main.where = newer(main.where, other.where);
  if (other.lastAt !== null) main.lastAt = Math.max(main.lastAt ?? 0, other.lastAt);
  if (main.hidden.document === null) main.hidden = other.hidden;
}

function entryOf(row: PersonRow): Entry {
  const { document, document_type, document_hash, last6_hash, area, area_at, area_record } = row;
  return {
    id: row.id,
    before: row,
    file: storedFile(row),
    hidden: { document, document_type, document_hash, last6_hash },
    where: { area, area_at, area_record },
    lastAt: row.last_at,
    last: { record: '', rev: 0 },
    into: null,
  };
}

const newEntry = (county: string): Entry => ({
  id: uuid(),
  before: null,
  file: emptyPerson(),
  hidden: { document: null, document_type: null, document_hash: null, last6_hash: null },
  where: { area: county, area_at: 0, area_record: '' },
  lastAt: null,
  last: { record: '', rev: 0 },
  into: null,
});

/** Of two sayings where somebody is bound the newer; of the same moment that of the greater record id. */
function newer(one: Where, other: Where): Where {
  const later = other.area_at - one.area_at || (other.area_record > one.area_record ? 1 : -1);
  return later > 0 ? other : one;
}

function rowOf(entry: Entry, judged: Judged, now: number): PersonRow {
  const { contact } = entry.file;
  return {
    id: entry.id,
    ...entry.where,
    ...entry.hidden,
    name: contact.name?.value ?? null,
    phone: contact.phone?.value ?? null,
    plate: contact.plate?.value ?? null,
    file: JSON.stringify(entry.file),
    ...judged.row,
    last_at: entry.lastAt,
    merged_into: null,
    made_at: entry.before?.made_at ?? now,
  };
}
