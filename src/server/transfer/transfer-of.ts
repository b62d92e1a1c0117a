import { maskName } from '#domain/document/name';
import { measureSchema, verdictSchema } from '#domain/policy/verdict';
import { stateOf, type Transfer } from '#domain/transfer/transfer';
import { colourOf } from '../people/judge';
import { fileOf } from '../people/place-person';
import { listPosts } from '../store/county';
import { personsByIds } from '../store/persons';
import type { Db } from '../store/store';
import type { PersonRow } from '../store/tables';
import type { TransferRow } from '../store/transfer-rows';
import { transfersOf } from '../store/transfers';
import { stepsOf, takenOf } from './course-of';

/**
 * For whom: a desk that looks one up and puts that on record reads everything, lists at the desk and the checkpoint a masked
 * name, the team and the site what their state of the way allows (see domain/transfer/transfer.ts).
 */
export type Reader = 'desk' | 'look' | 'post' | 'driver' | 'site';

/** Transfers as phones and desks read them, with what is known of their persons now. */
export async function transfersFor(
  db: Db,
  rows: readonly TransferRow[],
  readerOf: (row: TransferRow) => Reader,
): Promise<Transfer[]> {
  if (rows.length === 0) return [];
  const persons = new Map(
    (
      await personsByIds(
        db,
        rows.map(({ person }) => person),
      )
    ).map((row) => [row.id, row]),
  );
  const posts = new Map((await listPosts(db)).map(({ id, name }) => [id, name]));
  return rows.flatMap((row) => {
    const person = persons.get(row.person);
    return person === undefined ? [] : [transferOf(row, person, { posts, reader: readerOf(row) })];
  });
}

/** The transfers of a person that are not over, as a desk reads them. */
export async function transfersUnder(db: Db, person: string): Promise<Transfer[]> {
  const rows = await transfersOf(db, [person]);
  const open = rows.filter((row) => row.discharged_at === null && row.cancelled_at === null);
  return await transfersFor(db, open, () => 'desk');
}

type By = { posts: ReadonlyMap<string, string>; reader: Reader };

function transferOf(row: TransferRow, person: PersonRow, { posts, reader }: By): Transfer {
  const place = (id: string) => ({ id, name: posts.get(id) ?? '' });
  const { order_number: number, ordered_at: at, due_scene: due, driver, site } = row;
  const ordered = number !== null && at !== null && due !== null && driver !== null && site !== null;
  const one = {
    order: ordered ? { number, at, due, driver: place(driver), site: place(site) } : null,
    steps: stepsOf(row),
    cancelled: takenOf(row, 'cancelled'),
  };
  const address = row.from_post === null ? (fileOf(person).contact.address?.value ?? null) : null;
  return {
    ...one,
    id: row.id,
    number: row.number,
    area: row.area,
    person: personOf(person, isWhole(reader, one)),
    fever: row.fever === 1,
    from: {
      post: row.from_post === null ? null : place(row.from_post),
      address,
      plate: row.plate,
      word: row.word,
    },
    heldAt: row.held_at,
    knownAt: row.known_at,
    room: row.room,
    cannot: takenOf(row, 'cannot'),
  };
}

/** Whether a reader reads the whole name and the telephone. */
function isWhole(reader: Reader, one: Pick<Transfer, 'order' | 'steps' | 'cancelled'>): boolean {
  const state = stateOf(one);
  switch (reader) {
    case 'desk':
    case 'post':
      return false;
    case 'look':
      return true;
    case 'driver':
      return state === 'at-scene' || state === 'picked-up';
    case 'site':
      return state === 'picked-up' || state === 'delivered' || state === 'received';
  }
}

function personOf(person: PersonRow, whole: boolean): Transfer['person'] {
  const name = person.name ?? '';
  return {
    id: person.id,
    name: whole ? name : maskName(name),
    phone: whole ? person.phone : null,
    colour: colourOf(person.colour),
    measure: measureSchema.parse(person.measure),
    ends: verdictSchema.parse(JSON.parse(person.verdict)).ends,
  };
}
