import { dayOf, endOfDay, startOfDay } from '#domain/day';
import { isTestDay } from '#domain/open-item/due-test';
import { factsOf } from '#domain/person/person-file';
import { measureSchema } from '#domain/policy/verdict';
import type { Context } from '../context';
import { fileOf } from '../people/place-person';
import { readCounty } from '../store/county';
import { openWards } from '../store/follow-ups';
import { keepMeta, readMeta } from '../store/meta';
import { openItemsOf } from '../store/open-items';
import { personsByIds } from '../store/persons';
import { closeAnswered } from './find-ends';
import { type Opening, openItems } from './open-items';

/** Who comes under a measure on a day of a test is found within so long, ms. */
const EVERY = 10 * 60_000;

/**
 * Opens a test for everybody under a measure whom the policy wants tested today, each once a day; whoever was tested today
 * already is settled at once. Nothing is done under a policy that wants nobody tested.
 */
export async function openDueTests(context: Context): Promise<void> {
  const { store, policies, live } = context;
  const now = context.now();
  if ((await readCounty(store.db)) === null) return;
  const last = Number((await readMeta(store.db, 'due-tests')) ?? 0);
  if (now < last + EVERY && dayOf(last) === dayOf(now)) return;
  const { parameters } = (await policies.inForce(store.db, now)).policy;
  if (parameters.testing === undefined) return;
  const today = dayOf(now, parameters.zoneMinutes);
  const wards = (await openWards(store.db)).filter(({ measure, since }) =>
    isTestDay({ measure: measureSchema.parse(measure), since }, today, parameters),
  );
  const openings = wards.map(
    ({ person, area }): Opening => ({
      kind: 'due-test',
      record: `${person} ${today}`,
      person,
      area,
      boundFor: null,
      owner: area,
      post: null,
      since: startOfDay(today, parameters.zoneMinutes),
      due: endOfDay(today, parameters.zoneMinutes),
      detail: {},
    }),
  );
  const news = await store.write(async (tx) => {
    await keepMeta(tx, 'due-tests', String(now));
    const records = openings.map(({ record }) => record);
    const known = new Set((await openItemsOf(tx, 'due-test', records)).map(({ record }) => record));
    const fresh = openings.filter(({ record }) => !known.has(record));
    const opened = await openItems(tx, fresh, now);
    const persons = await personsByIds(
      tx,
      fresh.map(({ person }) => person),
    );
    const facts = persons.map((row) => ({ person: row.id, facts: factsOf(fileOf(row)) }));
    return [...opened, ...(await closeAnswered(tx, facts, now))];
  });
  live.publish(news);
}
