import { type PersonFile, personFileSchema } from '#domain/person/person-file';
import type { PreparedPolicy } from '#domain/policy/prepared';
import type { DocumentKeys } from '../county/keys';
import { endWards } from '../followup/watch-persons';
import { addPartThings, endWholeOfOne, joinPersons, joinWholes } from '../store/parts';
import { addAliases, addPersons, answeringTo, changePersons, personsByIds } from '../store/persons';
import type { Db } from '../store/store';
import type { PersonRow, Tables } from '../store/tables';
import { type Judged, judge } from './judge';
import {
  type Addition,
  add,
  type Entry,
  entryOf,
  followed,
  join,
  newEntry,
  rowOf,
  wholeOf,
} from './person-entry';
import { type About, hiddenDocument } from './subject';

type Placing = { documents: DocumentKeys; policy: PreparedPolicy; now: number; county: string };

/** The persons whom the records of one batch are about: read at once, changed in memory, judged once, written at once. */
export type PersonBook = {
  tx: Db;
  by: Placing;
  entries: Set<Entry>;
  byHandle: Map<string, Entry>;
  aliases: Map<string, { entry: Entry; record: string }>;
  /** Which record told of whom. */
  said: { record: string; entry: Entry }[];
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
  const rows = await answeringTo(tx, handles);
  const wholes = [...rows.values()].flatMap(({ merged_into }) => merged_into ?? []);
  for (const row of await personsByIds(tx, wholes))
    byId.set(row.id, entryOf(row, { whole: null, isWhole: true }));
  for (const [handle, row] of rows) {
    const whole = row.merged_into === null ? null : (byId.get(row.merged_into) ?? null);
    const entry = byId.get(row.id) ?? entryOf(row, { whole, isWhole: false });
    byId.set(row.id, entry);
    byHandle.set(handle, entry);
  }
  return { tx, by, entries: new Set(), byHandle, aliases: new Map(), said: [] };
}

/**
 * Adds what a record tells to its person: the person is found, or made, or two who turn out to be one are joined.
 * Whatever order records come in, the same persons with the same files come out.
 * @returns the entry, whose id is good once the book is closed
 */
export function place(book: PersonBook, about: About, adds: Addition): () => string {
  const main = find(book, about.handle);
  const other = about.also === null ? null : find(book, about.also);
  for (const one of [main, other])
    if (one !== null) for (const known of [one, wholeOf(one)]) if (known !== null) book.entries.add(known);
  const stays = main !== null && other !== null && main !== other ? join(main, other) : (main ?? other);
  const entry = stays ?? newEntry(book.by.county);
  book.entries.add(entry);
  const whole = wholeOf(entry);
  const { document } = about;
  const hidden = () => (document === null ? null : hiddenDocument(book.by.documents, document));
  add(entry, adds, hidden);
  if (whole !== null) add(whole, adds, hidden);
  book.said.push({ record: adds.record, entry });
  if (main === null) answerTo(book, about.handle, { entry, record: adds.record });
  if (about.also !== null && other === null) answerTo(book, about.also, { entry, record: adds.record });
  return () => shown(entry).id;
}

/** Judges everybody in the book by what is known now, and writes them. @returns them, in the order of their last records */
export async function closePersonBook(book: PersonBook): Promise<Placed[]> {
  const { tx, by } = book;
  const added: PersonRow[] = [];
  const changed: { before: PersonRow; row: PersonRow }[] = [];
  const placed: Placed[] = [];
  const joined: string[] = [];
  const wholes = new Set<string>();
  for (const entry of book.entries) {
    if (entry.into !== null) {
      if (entry.before !== null) {
        const into = { part: followed(entry).id, shown: shown(entry).id };
        await (entry.isWhole ? joinWholes(tx, entry.id, into.shown) : joinPersons(tx, entry.id, into));
        joined.push(entry.id);
        if (into.part !== into.shown) wholes.add(into.shown);
      }
      continue;
    }
    if (entry.whole !== null && entry.before !== null) {
      // Its whole is judged in its place.
      const { colour, measure, verdict, verdict_at } = entry.before;
      const row = rowOf(entry, { colour, measure, verdict, verdict_at, verdict_due: null }, by.now);
      changed.push({ before: entry.before, row });
      continue;
    }
    const judged = judge(entry.file, entry.before, by);
    const row = rowOf(entry, judged.row, by.now);
    if (entry.before === null) added.push(row);
    else changed.push({ before: entry.before, row });
    const was = entry.before?.colour ?? null;
    const name = entry.file.contact.name?.value ?? null;
    placed.push({ person: entry.id, was, name, judged, area: entry.where.area, ...entry.last });
  }
  await endWards(tx, joined, by.now);
  await changePersons(tx, changed);
  await addPersons(tx, added);
  await addAliases(
    tx,
    [...book.aliases].map(([handle, { entry, record }]): Tables['aliases'] => {
      const person = followed(entry);
      return { handle, area: person.where.area, person: person.id, record };
    }),
  );
  await addPartThings(tx, book.said.flatMap(thingOf));
  for (const whole of wholes) await endWholeOfOne(tx, whole);
  return placed.sort((a, b) => a.rev - b.rev);
}

/** What is told of a part of a joined person is remembered as that part's. */
function thingOf({ record: thing, entry }: PersonBook['said'][number]): Tables['part_things'][] {
  if (wholeOf(entry) === null) return [];
  const { id: part, where } = followed(entry);
  return [{ thing, area: where.area, part }];
}

/** Who is shown and judged for an entry. */
const shown = (entry: Entry): Entry => wholeOf(entry) ?? followed(entry);

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
