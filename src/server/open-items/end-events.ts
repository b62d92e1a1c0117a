import type { EventDetail } from '#domain/desk/person-desk';
import { allOutcomesSchema, openItemKindSchema } from '#domain/open-item/open-item';
import { listAccounts } from '../store/accounts';
import { listWorkers } from '../store/county';
import type { OpenItemRow } from '../store/durability-rows';
import { itemsOfPerson, testResultsOf } from '../store/open-ends';
import type { TestResultRow } from '../store/open-ends-rows';
import type { Db } from '../store/store';

type EndEvent = {
  id: string;
  kind: 'open-end' | 'open-end-closed' | 'test-result';
  at: number;
  by: string | null;
  detail: EventDetail;
};

/** What was left open about a person and what came of it, and results that were said later, each with who said it. */
export async function endEvents(db: Db, person: string): Promise<EndEvent[]> {
  const items = await itemsOfPerson(db, person);
  const results = await testResultsOf(db, person);
  if (items.length + results.length === 0) return [];
  const people = [...(await listAccounts(db)), ...(await listWorkers(db))];
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return [...items.map((row) => endEvent(row, names)), ...results.map((row) => resultEvent(row, names))];
}

function endEvent(row: OpenItemRow, names: ReadonlyMap<string, string>): EndEvent {
  const { id, kind, since, closed_at, closed_by, word, outcome } = row;
  const end = openItemKindSchema.parse(kind);
  if (closed_at === null) return { id, kind: 'open-end', at: since, by: null, detail: { end } };
  const came = allOutcomesSchema.safeParse(outcome);
  const detail = { end, ...(came.success ? { came: came.data } : {}), text: word ?? '' };
  return { id, kind: 'open-end-closed', at: closed_at, by: names.get(closed_by ?? '') ?? null, detail };
}

function resultEvent(row: TestResultRow, names: ReadonlyMap<string, string>): EndEvent {
  const { id, method, result, sampled_at: sampledAt, corrected_at: at, said_by } = row;
  const test = {
    method: method === 'naat' ? ('naat' as const) : ('antigen' as const),
    result: result === 'positive' ? ('positive' as const) : ('negative' as const),
    sampledAt,
  };
  return {
    id,
    kind: 'test-result',
    at,
    by: names.get(said_by.replace(/^\w+:/, '')) ?? null,
    detail: { test },
  };
}
