import { v7 as uuid } from 'uuid';
import { emptyPerson, merge, type PersonFile, personFileSchema } from '#domain/person/person-file';
import type { PreparedPolicy } from '#domain/policy/prepared';
import type { DocumentKeys } from '../county/keys';
import { addAlias, addPerson, changePerson, joinPersons, personOfHandle } from '../store/persons';
import type { Db } from '../store/store';
import type { PersonRow } from '../store/tables';
import { type Judged, judge } from './judge';
import { type About, hiddenDocument } from './subject';

/** What a record adds to a person, besides whom it is about. Times in ms UTC. */
type Addition = {
  record: string;
  /** Corrected time of the record. */
  at: number;
  told: PersonFile;
  /** Where the person is bound for or has come to, if the record says. */
  area: string | null;
  /** Whether somebody saw the person: the record is a check or an arrival. */
  seen: boolean;
};

type Placing = { documents: DocumentKeys; policy: PreparedPolicy; now: number; county: string };
/** `was` is null for somebody new. */
export type Placed = { person: string; was: string | null; judged: Judged; area: string };

/**
 * Puts what a record tells into the file of its person, in the transaction that stores the record: the person is found,
 * or made, or two who turn out to be one are joined; then the policy judges anew. Whatever order records come in, the
 * same persons with the same files come out.
 */
export async function placePerson(
  tx: Db,
  by: Placing,
  saying: { about: About; adds: Addition },
): Promise<Placed> {
  const { about, adds } = saying;
  const main = await personOfHandle(tx, about.handle);
  const other = about.also === null ? null : await personOfHandle(tx, about.also);
  const both = main !== null && other !== null && main.id !== other.id;
  if (both) await joinPersons(tx, other.id, main.id);
  const before = main ?? other;
  const file = merge(both ? merge(fileOf(main), fileOf(other)) : fileOf(before), adds.told);
  const judged = judge(file, before, by);
  const where = newestArea([before, both ? other : null], adds, by.county);
  const row: Omit<PersonRow, 'id' | 'made_at'> = {
    ...where,
    ...documentColumns(before, about, by.documents),
    name: file.contact.name?.value ?? null,
    phone: file.contact.phone?.value ?? null,
    plate: file.contact.plate?.value ?? null,
    file: JSON.stringify(file),
    ...judged.row,
    last_at: latest([before?.last_at, both ? other.last_at : null, adds.seen ? adds.at : null]),
    merged_into: null,
  };
  const person = before?.id ?? uuid();
  if (before === null) await addPerson(tx, { ...row, id: person, made_at: by.now });
  else await changePerson(tx, person, row);
  const alias = { area: where.area, person, record: adds.record };
  if (main === null) await addAlias(tx, { handle: about.handle, ...alias });
  if (about.also !== null && other === null) await addAlias(tx, { handle: about.also, ...alias });
  return { person, was: before?.colour ?? null, judged, area: where.area };
}

/** The file in a person's row. */
export const fileOf = (row: Pick<PersonRow, 'file'> | null): PersonFile =>
  row === null ? emptyPerson() : personFileSchema.parse(JSON.parse(row.file));

function documentColumns(before: PersonRow | null, about: About, keys: DocumentKeys) {
  if (before !== null && before.document !== null)
    return {
      document: before.document,
      document_type: before.document_type,
      document_hash: before.document_hash,
      last6_hash: before.last6_hash,
    };
  if (about.document !== null) return hiddenDocument(keys, about.document);
  return { document: null, document_type: null, document_hash: null, last6_hash: null };
}

type Where = Pick<PersonRow, 'area' | 'area_at' | 'area_record'>;

/** Of all sayings where somebody is bound the newest; of the same moment that of the greater record id. */
function newestArea(known: readonly (Where | null)[], adds: Addition, county: string): Where {
  const said: Where | null =
    adds.area === null ? null : { area: adds.area, area_at: adds.at, area_record: adds.record };
  let newest: Where = { area: county, area_at: 0, area_record: '' };
  for (const one of [...known, said]) {
    if (one === null) continue;
    const later = one.area_at - newest.area_at || (one.area_record > newest.area_record ? 1 : -1);
    if (later > 0) newest = { area: one.area, area_at: one.area_at, area_record: one.area_record };
  }
  return newest;
}

function latest(times: readonly (number | null | undefined)[]): number | null {
  return times.reduce<number | null>((last, time) => (time == null ? last : Math.max(last ?? 0, time)), null);
}
