import { v7 as uuid } from 'uuid';
import * as z from 'zod/mini';
import { maskName } from '#domain/document/name';
import { idSchema, timeSchema } from '#domain/field';
import { fault, ok, type Result } from '#domain/result';
import {
  LIST_LINES,
  type LineFault,
  type MadeResultList,
  type ResultList,
  readResultList,
} from '#domain/test-result/result-list';
import type { SignedIn } from '../access/session';
import type { Context } from '../context';
import { addFacts } from '../people/add-facts';
import type { News } from '../people/live-events';
import { documentHandle } from '../people/subject';
import { listAccounts } from '../store/accounts';
import { record } from '../store/audit';
import {
  addResultList,
  addTestResults,
  dropOldResultLists,
  dropResultList,
  readResultList as readKept,
  resultListsIn,
} from '../store/open-ends';
import { personsByIds, personsOfHandles, readPersonInScope } from '../store/persons';
import type { Db } from '../store/store';
import type { Tables } from '../store/tables';
import { closeAnswered } from './find-ends';

type ListRow = Tables['result_lists'];

/** After a day whoever stands in a list may have another result. */
const LIFE = 24 * 3_600_000;

/** What a list keeps: persons by their ids, never the numbers by which they were found. */
const keptSchema = z.strictObject({
  results: z.array(
    z.strictObject({
      person: idSchema,
      method: z.enum(['antigen', 'naat']),
      result: z.enum(['negative', 'positive']),
      sampledAt: timeSchema,
    }),
  ),
  left: z.int(),
});
type Kept = z.infer<typeof keptSchema>;

const keptOf = (row: ListRow): Kept => keptSchema.parse(JSON.parse(row.body));

/**
 * Reads a list of results and keeps what is right of it for the second person; nobody is changed by that. Of each other
 * line it says why not.
 * @returns `bad-request` for more lines than a list may have
 */
export async function makeResultList(
  context: Context,
  account: SignedIn,
  text: string,
): Promise<Result<MadeResultList, 'bad-request'>> {
  const now = context.now();
  const { db } = context.store;
  const { zoneMinutes } = (await context.policies.inForce(db, now)).policy.parameters;
  const lines = readResultList(text, now, zoneMinutes);
  if (lines.length > LIST_LINES) return fault('bad-request');
  const handle = (line: (typeof lines)[number]) =>
    'fault' in line ? null : documentHandle(context.keys.documents, line.document);
  const persons = await personsOfHandles(
    db,
    lines.flatMap((line) => handle(line) ?? []),
  );
  const faults: { line: number; fault: LineFault }[] = [];
  const results: Kept['results'] = [];
  for (const line of lines) {
    if ('fault' in line) {
      faults.push(line);
      continue;
    }
    const found = persons.get(handle(line) ?? '');
    const person = found === undefined ? null : await readPersonInScope(db, found.id, account.area);
    const { method, result, sampledAt } = line;
    if (person === null) faults.push({ line: line.line, fault: 'unknown' });
    else results.push({ person: person.id, method, result, sampledAt });
  }
  if (results.length === 0) return ok({ list: null, faults });
  const body = JSON.stringify({ results, left: faults.length });
  const row = { id: uuid(), area: account.area, body, author: account.id, made_at: now };
  await context.store.write(async (tx) => {
    await dropOldResultLists(tx, now - LIFE);
    await addResultList(tx, row);
    await note(tx, account, { row, now, action: 'result-list-made' });
  });
  return ok({ list: await shown(db, row, account), faults });
}

/** The lists of an account's area that wait for a second person. */
export async function resultListsAnswer(context: Context, account: SignedIn): Promise<ResultList[]> {
  const { db } = context.store;
  const rows = (await resultListsIn(db, account.area)).filter((row) => row.made_at > context.now() - LIFE);
  return await Promise.all(rows.map((row) => shown(db, row, account)));
}

async function shown(db: Db, row: ListRow, account: SignedIn): Promise<ResultList> {
  const { results, left } = keptOf(row);
  const positive = results.filter(({ result }) => result === 'positive').map(({ person }) => person);
  const names = (await personsByIds(db, positive)).map(({ name }) => maskName(name ?? ''));
  const author = (await listAccounts(db)).find(({ id }) => id === row.author)?.name ?? '';
  const mine = row.author === account.id;
  return { id: row.id, author, mine, madeAt: row.made_at, results: results.length, positive: names, left };
}

type Refused = 'not-found' | 'second-person';

/**
 * Takes a list over: its results are facts of their persons, who are judged anew in the same transaction. Facts in bulk
 * need two persons (SECURITY.md B1.2 no. 11).
 * @returns `second-person` to whoever made the list
 */
export async function confirmResultList(
  context: Context,
  account: SignedIn,
  id: string,
): Promise<Result<null, Refused>> {
  const now = context.now();
  const done = await context.store.write<Result<News[], Refused>>(async (tx) => {
    const row = await readKept(tx, id, account.area);
    if (row === null || row.made_at <= now - LIFE) return fault('not-found');
    if (row.author === account.id) return fault('second-person');
    await note(tx, account, { row, now, action: 'result-list-confirmed' });
    await dropResultList(tx, id);
    return ok(await takeOver(tx, context, row));
  });
  if (!done.ok) return done;
  context.live.publish(done.value);
  return ok(null);
}

async function takeOver(tx: Db, context: Context, row: ListRow): Promise<News[]> {
  const now = context.now();
  const rows = keptOf(row).results.map((one) => ({
    id: uuid(),
    area: row.area,
    names: `person:${one.person}`,
    person: one.person,
    method: one.method,
    result: one.result,
    sampled_at: one.sampledAt,
    result_at: null,
    source: 'list',
    said_by: `account:${row.author}`,
    post: null,
    corrected_at: now,
    received_at: now,
  }));
  await addTestResults(tx, rows);
  const said = keptOf(row).results.map(({ person, method, result, sampledAt }, at) => {
    const tests = [{ method, result, sampledAt, known: 'seen' as const, onSpot: false }];
    return { person, thing: null, at: now, record: rows[at]?.id ?? '', facts: { tests } };
  });
  const policy = await context.policies.inForce(tx, now);
  const { news, audit, persons } = await addFacts(tx, said, { policy, now });
  await record(tx, audit);
  return [...news, ...(await closeAnswered(tx, persons, now))];
}

/** Takes a list back that nobody confirmed. */
export const dropList = (
  context: Context,
  account: SignedIn,
  id: string,
): Promise<Result<null, 'not-found'>> =>
  context.store.write<Result<null, 'not-found'>>(async (tx) => {
    const row = await readKept(tx, id, account.area);
    if (row === null) return fault('not-found');
    await dropResultList(tx, id);
    await note(tx, account, { row, now: context.now(), action: 'result-list-dropped' });
    return ok(null);
  });

async function note(
  tx: Db,
  account: SignedIn,
  { row, now, action }: { row: ListRow; now: number; action: string },
): Promise<void> {
  const { results, left } = keptOf(row);
  const positive = results.filter(({ result }) => result === 'positive').length;
  const payload = { list: row.id, author: row.author, results: results.length, positive, left };
  const actor = `account:${account.id}`;
  await record(tx, [{ at: now, actor, action, subject: null, area: row.area, payload }]);
}
