import type { PreparedPolicy } from '#domain/policy/prepared';
import { compare } from '#domain/reconcile/compare';
import { COMPARISON_KINDS, type Comparison } from '#domain/reconcile/said';
import { close, type Opening, openItems, tellOf } from '../open-items/open-items';
import type { News } from '../people/live-events';
import { record as putOnRecord } from '../store/audit';
import { reopenItem } from '../store/compare';
import type { OpenItemRow } from '../store/durability-rows';
import { openItemsOf } from '../store/open-items';
import type { Db } from '../store/store';
import { loadKnown } from './load-known';
import { ownerOf, readRules } from './rules';
import { saidHereOf } from './said-here';

const HOUR = 3_600_000;

/** The policy in force, and the time, ms UTC. */
export type By = { policy: PreparedPolicy; now: number };

/**
 * Compares what was declared, checked and seen to arrive of some persons and of who travels with them: what does not
 * agree becomes an open item with an owner and a clock (2 hours, as an instruction is pushed), what agrees by now is
 * closed by itself. What somebody closed stays closed.
 * @returns what desks are told after the commit
 */
export async function comparePersons(tx: Db, persons: readonly string[], by: By): Promise<News[]> {
  if (persons.length === 0) return [];
  const { parameters } = by.policy.policy;
  const rules = await readRules(tx, parameters);
  const loaded = await loadKnown(tx, persons);
  const all = compare(loaded.known, rules, by.now).filter(
    ({ person, record }) => loaded.persons.has(person) || loaded.cars.has(record),
  );
  const items = await itemsOf(tx, all);
  const closed: News[] = [];
  for (const { kind, record, standing } of all) {
    const item = items.get(`${kind} ${record}`);
    if (item?.state !== 'open' || standing.is !== 'settled') continue;
    const { outcome } = standing;
    closed.push(...(await close(tx, item, { outcome, word: '', at: by.now, by: 'server', actor: 'server' })));
  }
  const due = by.now + parameters.deadlinesHours.pushed * HOUR;
  const found = all.filter(
    ({ kind, record, standing }) => standing.is === 'open' && !items.has(`${kind} ${record}`),
  );
  const saidHere = await saidHereOf(tx, found);
  const opened = await openItems(
    tx,
    found.map((one) => openingOf(one, { rules, due, saidHereAt: saidHere(one) })),
    by.now,
  );
  return [...closed, ...opened, ...(await openAgain(tx, all, { items, due, now: by.now }))];
}

type Items = { items: ReadonlyMap<string, OpenItemRow>; due: number; now: number };

/** What closed by itself and does not agree any more, because two who were joined are taken apart, is open again. */
async function openAgain(tx: Db, all: readonly Comparison[], { items, due, now }: Items): Promise<News[]> {
  const again = all.flatMap(({ kind, record, standing }) => {
    const item = items.get(`${kind} ${record}`);
    return standing.is === 'open' && item?.closed_by === 'server' ? [item] : [];
  });
  for (const { id } of again) await reopenItem(tx, id, due);
  await putOnRecord(
    tx,
    again.map(({ id, kind, person, area, record }) => ({
      ...{ at: now, actor: 'server', action: `open-${kind}`, subject: person, area },
      payload: { item: id, record, due },
    })),
  );
  return await tellOf(tx, again);
}

/** The items that these comparisons opened before, by kind and record. */
async function itemsOf(db: Db, all: readonly Comparison[]): Promise<Map<string, OpenItemRow>> {
  const items = new Map<string, OpenItemRow>();
  for (const kind of COMPARISON_KINDS) {
    const records = all.filter((one) => one.kind === kind && one.standing.is !== 'waiting');
    for (const row of await openItemsOf(
      db,
      kind,
      records.map(({ record }) => record),
    ))
      items.set(`${kind} ${row.record}`, row);
  }
  return items;
}

type ReadRules = Awaited<ReturnType<typeof readRules>>;

type OpeningBy = { rules: ReadRules; due: number; saidHereAt: number | undefined };

/** At a car it is the post's to find out, else the village's that they were bound for. */
function openingOf(one: Comparison, { rules, due, saidHereAt }: OpeningBy): Opening {
  const { kind, record, person, area, boundFor, since } = one;
  const passed = kind === 'never-arrived' ? rules.postNames.get(one.post ?? '') : undefined;
  const detail = {
    ...one.detail,
    ...(passed === undefined ? {} : { postName: passed }),
    ...(saidHereAt === undefined ? {} : { saidHereAt }),
  };
  const atCar = kind === 'fewer-checked';
  return {
    kind,
    record,
    person,
    area,
    boundFor,
    owner: atCar ? area : ownerOf(boundFor ?? area, rules),
    post: atCar ? one.post : null,
    since,
    due,
    detail,
  };
}
