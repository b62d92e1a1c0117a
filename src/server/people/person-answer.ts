import type { PersonAnswer } from '#domain/desk/desk';
import type { Part } from '#domain/desk/person-desk';
import { documentTypeSchema } from '#domain/document/identity';
import { maskDocument } from '#domain/document/show';
import { factsOf } from '#domain/person/person-file';
import type { SignedIn } from '../access/session';
import { tripRowsOf } from '../compare/trip-rows';
import type { Context } from '../context';
import { record } from '../store/audit';
import { carriedAmong } from '../store/carried';
import { listPosts, listWorkers } from '../store/county';
import { followUpsOf, selfArrivalsOf } from '../store/follow-ups';
import { countNear } from '../store/near-matches';
import { partsOf } from '../store/parts';
import { readPersonInScope } from '../store/persons';
import { arrivalsOf, checksOf, declarationsOf, visitsOf } from '../store/sayings';
import type { Db } from '../store/store';
import type { PersonRow } from '../store/tables';
import { transfersUnder } from '../transfer/transfer-of';
import { contactSaid } from './contact-said';
import { eventItems } from './events';
import { judge } from './judge';
import { fileOf } from './place-person';
import {
  arrivalItem,
  checkItem,
  declarationItem,
  followUpItem,
  type Names,
  selfArrivalItem,
  visitItem,
} from './timeline';

/**
 * All of one person, for a desk whose area it is. That it was opened is on record before anything is read out
 * (SECURITY.md B1.2 no. 13). @returns null when there is nobody, or nobody in this area: the two look the same
 */
export async function openPerson(
  context: Context,
  account: SignedIn,
  id: string,
): Promise<PersonAnswer | null> {
  const { db } = context.store;
  const person = await readPersonInScope(db, id, account.area);
  if (person === null) return null;
  const now = context.now();
  const { area } = person;
  const looked = {
    at: now,
    actor: `account:${account.id}`,
    action: 'look',
    subject: person.id,
    area,
    payload: {},
  };
  await context.store.write((tx) => record(tx, [looked]));
  const file = fileOf(person);
  const { verdict } = judge(file, person, { policy: await context.policies.inForce(db, now), now });
  const { contact } = file;
  const fields = (['name', 'phone', 'address', 'plate', 'birth'] as const).flatMap((field) => {
    const said = contact[field];
    return said === undefined ? [] : [{ field, value: said.value, at: said.at, record: said.record }];
  });
  const timeline = await timelineOf(db, person.id);
  return {
    person: person.id,
    name: person.name ?? '',
    document: shownDocument(context, person),
    documentType: person.document_type,
    fields,
    said: contactSaid(timeline),
    parts: (await partsOf(db, person.id)).map((row) => partOf(context, row)),
    near: await countNear(db, person.id),
    verdict,
    stays: [...factsOf(file).stays],
    timeline,
    transfers: await transfersUnder(db, person.id),
    trips: await tripRowsOf(db, person.id),
    serverTime: now,
  };
}

const partOf = (context: Context, row: PersonRow): Part => ({
  person: row.id,
  name: row.name ?? '',
  document: shownDocument(context, row),
  documentType: row.document_type,
  madeAt: row.made_at,
  lastAt: row.last_at,
});

/** The document as desks see it: its last four characters. */
export function shownDocument(
  context: Context,
  person: { document: string | null; document_type: string | null },
): string | null {
  const type = documentTypeSchema.safeParse(person.document_type);
  if (person.document === null || !type.success) return null;
  return maskDocument({ type: type.data, number: context.keys.documents.decrypt(person.document) });
}

async function timelineOf(db: Db, person: string): Promise<PersonAnswer['timeline']> {
  const names: Names = {
    posts: new Map((await listPosts(db)).map((post) => [post.id, post.name])),
    workers: new Map((await listWorkers(db)).map((worker) => [worker.id, worker.name])),
  };
  const items = [
    ...(await declarationsOf(db, person)).map(declarationItem),
    ...(await checksOf(db, person)).map((row) => checkItem(row, names)),
    ...(await arrivalsOf(db, person)).map((row) => arrivalItem(row, names)),
    ...(await visitsOf(db, person)).map(visitItem),
    ...(await eventItems(db, person)),
    ...(await followUpsOf(db, [person], 0)).map((row) => followUpItem(row, names)),
    ...(await selfArrivalsOf(db, [person], 0)).map(selfArrivalItem),
  ];
  const carried = await carriedAmong(
    db,
    items.map((item) => item.record),
  );
  return items
    .map((item) => marked(item, carried))
    .sort((a, b) => b.at - a.at || (a.record < b.record ? 1 : -1));
}

type Item = PersonAnswer['timeline'][number];

/** What came by hand says so. */
function marked(item: Item, carried: ReadonlyMap<string, boolean>): Item {
  const late = carried.get(item.record);
  return late === undefined ? item : { ...item, carried: late ? 'after-revoked' : 'by-hand' };
}
