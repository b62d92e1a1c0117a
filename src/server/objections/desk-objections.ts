import { v7 as uuid } from 'uuid';
import { isWithin } from '#domain/area/place';
import { maskName } from '#domain/document/name';
import {
  type ObjectionAnswer,
  type ObjectionRow as ObjectionShown,
  type ObjectionState,
  outcomeSchema,
} from '#domain/objection/objection';
import { type FactBehind, factsBehind } from '#domain/person/facts-behind';
import { merge, personFrom } from '#domain/person/person-file';
import { type Verdict, verdictSchema } from '#domain/policy/verdict';
import { fault, ok, type Result } from '#domain/result';
import type { SignedIn } from '../access/session';
import type { Context } from '../context';
import { colourOf } from '../people/judge';
import { judgeSome, nobodyJudged } from '../people/judge-everybody';
import type { News } from '../people/live-events';
import { fileOf } from '../people/place-person';
import { listAccounts } from '../store/accounts';
import { record } from '../store/audit';
import { takeRevs } from '../store/meta';
import type { ObjectionRow } from '../store/objection-rows';
import { answerObjection, objectionsIn, readObjection } from '../store/objections';
import { changePerson, readPerson } from '../store/persons';
import type { Db } from '../store/store';
import type { PersonRow } from '../store/tables';

const LIMIT = 200;
/** What was answered is shown for so long, ms. */
const ANSWERED_SHOWN = 3 * 24 * 3_600_000;

/** The objections in an account's area, with the reasons that stand and the facts behind them. */
export async function listObjections(context: Context, account: SignedIn): Promise<ObjectionShown[]> {
  const { db } = context.store;
  const asked = { area: account.area, answeredAfter: context.now() - ANSWERED_SHOWN, limit: LIMIT };
  const names = new Map((await listAccounts(db)).map(({ id, name }) => [id, name]));
  const shown: ObjectionShown[] = [];
  for (const row of await objectionsIn(db, asked)) {
    const person = await readPerson(db, row.person);
    if (person !== null) shown.push(shownOf(row, person, names));
  }
  return shown;
}

function shownOf(row: ObjectionRow, person: PersonRow, names: ReadonlyMap<string, string>): ObjectionShown {
  const verdict = verdictSchema.parse(JSON.parse(person.verdict));
  return {
    ...stateOf(row),
    id: row.id,
    person: person.id,
    name: maskName(person.name ?? ''),
    area: person.area,
    colour: colourOf(person.colour),
    verdict,
    doubted: behindOf(verdict, person).map((facts, reason) => ({ reason, facts })),
    answeredBy: row.answered_by === null ? null : (names.get(row.answered_by) ?? null),
  };
}

/** What came of an objection, as the traveller reads it. */
export function stateOf(row: ObjectionRow): ObjectionState {
  const { made_at: at, text, due_at: due, answered_at, outcome, answer } = row;
  const came = outcomeSchema.safeParse(outcome);
  return {
    at,
    text,
    due,
    answer:
      answered_at === null || !came.success
        ? null
        : { at: answered_at, outcome: came.data, text: answer ?? '' },
  };
}

/** For each reason the facts that made it. */
const behindOf = (verdict: Verdict, person: PersonRow): FactBehind[][] => {
  const { facts } = fileOf(person);
  return verdict.reasons.map((reason) => factsBehind(reason, facts));
};

type Refused = 'not-found' | 'already-done' | 'conflict';

/**
 * Answers an objection: the colour stands, or facts were said in error and are withdrawn, which judges anew at once. A
 * colour itself is nobody's to set.
 * @returns `conflict` when a fact that is to be withdrawn is none of those behind the colour any more
 */
export async function answer(
  context: Context,
  account: SignedIn,
  said: ObjectionAnswer & { id: string },
): Promise<Result<null, Refused>> {
  const told = await context.store.write<Result<News[], Refused>>(async (tx) => {
    const row = await readObjection(tx, said.id);
    const person = row === null ? null : await readPerson(tx, row.person);
    if (row === null || person === null || !isWithin(person.area, account.area)) return fault('not-found');
    if (row.answered_at !== null) return fault('already-done');
    const verdict = verdictSchema.parse(JSON.parse(person.verdict));
    const behind = behindOf(verdict, person).flat();
    const wrong = said.withdraw.map(({ list, key }) =>
      behind.find((fact) => fact.list === list && fact.key === key),
    );
    const facts = wrong.filter((fact) => fact !== undefined);
    if (facts.length < wrong.length) return fault('conflict');
    return ok(await settle(tx, context, { account, row, person, facts, text: said.text }));
  });
  if (!told.ok) return told;
  context.live.publish(told.value);
  return ok(null);
}

type Settling = {
  account: SignedIn;
  row: ObjectionRow;
  person: PersonRow;
  facts: readonly FactBehind[];
  text: string;
};

async function settle(tx: Db, context: Context, settling: Settling): Promise<News[]> {
  const { account, row, person, facts, text } = settling;
  const now = context.now();
  const outcome = facts.length === 0 ? 'stands' : 'corrected';
  const by = { answered_at: now, answered_by: account.id, outcome, answer: text };
  await answerObjection(tx, row.id, by);
  const payload = { objection: row.id, outcome, facts: facts.map(({ list, key }) => ({ list, key })) };
  const actor = `account:${account.id}`;
  await record(tx, [
    { at: now, actor, action: 'objection-answer', subject: person.id, area: row.area, payload },
  ]);
  const news = facts.length === 0 ? [] : await withdraw(tx, context, settling);
  const rev = await takeRevs(tx, 1);
  return [...news, { rev, areas: [row.area], event: { type: 'objections' } }];
}

/** Withdraws facts that were said in error, and judges the person anew. */
async function withdraw(tx: Db, context: Context, settling: Settling): Promise<News[]> {
  const { account, person, facts, text } = settling;
  const now = context.now();
  const withdrawals = facts.map(({ list, key }) => ({
    list,
    fact: key,
    by: account.id,
    reason: text.slice(0, 200),
  }));
  // Later than what it withdraws, however far ahead the clock of the phone was that said it.
  const at = Math.max(now, ...facts.map((fact) => fact.at + 1));
  const file = JSON.stringify(merge(fileOf(person), personFrom({ at, record: uuid(), withdrawals })));
  await changePerson(tx, person.id, { file });
  const whole = nobodyJudged();
  const policy = await context.policies.inForce(tx, now);
  await judgeSome(tx, { policy, now }, { persons: [{ ...person, file }], whole });
  await record(tx, whole.audit);
  return whole.news;
}
