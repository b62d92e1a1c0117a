import { v7 as uuid } from 'uuid';
import { nameKey } from '#domain/person/name-key';
import { isProved } from '#domain/person/near-match';
import { merge, type PersonFile } from '#domain/person/person-file';
import { colourSeverity } from '#domain/policy/verdict';
import type { DocumentKeys } from '../county/keys';
import { partsOf } from '../store/parts';
import { addPersons, changePerson } from '../store/persons';
import type { Db } from '../store/store';
import type { PersonRow } from '../store/tables';
import { documentOf } from './find-near';
import { colourOf } from './judge';
import { newer } from './person-entry';
import { fileOf } from './place-person';

/** Whether a person was joined of others by a desk. */
export const isWhole = async (db: Db, person: string): Promise<boolean> =>
  (await partsOf(db, person)).length > 0;

/**
 * The joined person of two: one of them, where that is a joined person already, else a new one. All that is known of either
 * is known of it; what it is judged to be comes after.
 * @returns its id
 */
export async function makeWhole(
  tx: Db,
  documents: DocumentKeys,
  [one, other]: readonly [PersonRow, PersonRow],
): Promise<string> {
  const base = (await isWhole(tx, one.id)) ? one : (await isWhole(tx, other.id)) ? other : null;
  const row = together([one, other], documents);
  if (base === null) {
    const { id, ...rest } = { ...row, id: uuid() };
    await addPersons(tx, [{ id, ...rest }]);
    return id;
  }
  await changePerson(tx, base.id, row);
  return base.id;
}

/**
 * Two or more persons in one row. Of their documents it has the one that proves itself, else that of who was seen last, and
 * not its hash: parts answer to their documents.
 */
export function together(
  rows: readonly [PersonRow, ...PersonRow[]],
  documents: DocumentKeys,
): Omit<PersonRow, 'id'> {
  const [first] = rows;
  const file = rows.map(fileOf).reduce(merge);
  const { area, area_at, area_record } = rows.reduce(newer);
  const severest = rows.reduce((a, b) =>
    colourSeverity(colourOf(b.colour)) > colourSeverity(colourOf(a.colour)) ? b : a,
  );
  const { document, document_type, last6_hash } = documented(rows, documents) ?? first;
  const { colour, measure, verdict } = severest;
  const seen = rows.flatMap(({ last_at }) => last_at ?? []);
  const made = Math.min(...rows.map(({ made_at }) => made_at));
  // Whose verdict never changed was never under a measure: what is kept longer for that is not kept.
  const changed = rows.flatMap(({ verdict_at, made_at }) => (verdict_at > made_at ? verdict_at : []));
  return {
    ...{ area, area_at, area_record, document, document_type, document_hash: null, last6_hash },
    ...namesOf(file),
    file: JSON.stringify(file),
    ...{ colour, measure, verdict, verdict_due: null },
    verdict_at: Math.max(made, ...changed),
    made_at: made,
    last_at: seen.length === 0 ? null : Math.max(...seen),
    merged_into: null,
  };
}

/** What a file says by which persons are searched. */
export function namesOf({ contact }: PersonFile): Pick<PersonRow, 'name' | 'name_key' | 'phone' | 'plate'> {
  const name = contact.name?.value ?? null;
  return {
    name,
    name_key: name === null ? null : nameKey(name),
    phone: contact.phone?.value ?? null,
    plate: contact.plate?.value ?? null,
  };
}

function documented(rows: readonly PersonRow[], documents: DocumentKeys): PersonRow | undefined {
  const known = rows.flatMap((row) => {
    const document = documentOf(row, documents);
    return document === null ? [] : [{ row, proved: isProved(document) }];
  });
  known.sort((a, b) => Number(b.proved) - Number(a.proved) || (b.row.last_at ?? 0) - (a.row.last_at ?? 0));
  return known[0]?.row;
}
