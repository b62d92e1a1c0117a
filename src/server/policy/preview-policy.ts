import { setImmediate } from 'node:timers/promises';
import { v7 as uuid } from 'uuid';
import type { NewPolicy, Preview } from '#domain/desk/policy-desk';
import { maskName } from '#domain/document/name';
import { type Effect, effectSchema, needsSecond, tallyEffect } from '#domain/policy/effect';
import type { Policy } from '#domain/policy/policy';
import { prepare } from '#domain/policy/prepared';
import { measureSchema } from '#domain/policy/verdict';
import { fault, ok, type Result } from '#domain/result';
import type { SignedIn } from '../access/session';
import { freeCapacity } from '../capacity/desk-capacity';
import type { Context } from '../context';
import { colourOf, judge } from '../people/judge';
import { storedFile } from '../people/place-person';
import { readAccount } from '../store/accounts';
import { record } from '../store/audit';
import { readCounty } from '../store/county';
import { takeRevs } from '../store/meta';
import { personsAfter } from '../store/persons';
import {
  addPreview,
  askForSecond,
  dropOldPreviews,
  dropPreview,
  readPreview,
  waitingPreviews,
} from '../store/policy-previews';
import type { Db } from '../store/store';
import type { Tables } from '../store/tables';
import { isSound, nextPolicy, policyInForce, wantedOf } from './policy-content';

type PreviewRow = Tables['policy_previews'];

/** So many people at a time: the posts are answered in between. */
const STEP = 500;
/** After a day a preview says nothing certain any more. */
const LIFE = 24 * 3_600_000;

/**
 * What the next policy would change, person by person (PRODUCT.md rule 6); nothing is changed. It is kept, so that what
 * was looked at is what is published.
 */
export async function makePreview(
  context: Context,
  account: SignedIn,
  wanted: NewPolicy,
): Promise<Result<Preview, 'conflict' | 'not-set-up' | 'bad-request'>> {
  const now = context.now();
  const { db } = context.store;
  const county = await readCounty(db);
  const before = await policyInForce(db, now);
  if (county === null || before === null) return fault('not-set-up');
  if (before.number !== wanted.basedOn) return fault('conflict');
  const next = nextPolicy(before, wanted, now);
  if (!isSound(next)) return fault('bad-request');
  const effect = await effectOf(context, next);
  const row: PreviewRow = {
    id: uuid(),
    area: county.area,
    based_on: before.number,
    body: JSON.stringify(wanted),
    effect: JSON.stringify(effect),
    author: account.id,
    made_at: now,
    asked_at: null,
  };
  await context.store.write(async (tx) => {
    await dropOldPreviews(tx, { before: now - LIFE, inForce: before.number });
    await addPreview(tx, row);
  });
  return ok(await shown(db, row, { before, now }));
}

async function effectOf(context: Context, policy: Policy): Promise<Effect> {
  const by = { policy: prepare(policy), now: context.now() };
  const tally = tallyEffect();
  let last = '';
  for (;;) {
    const persons = await personsAfter(context.store.db, last, STEP);
    for (const person of persons) {
      const { verdict } = judge(storedFile(person), person, by);
      const was = { colour: colourOf(person.colour), measure: measureSchema.parse(person.measure) };
      const name = maskName(person.name ?? '');
      tally.add({ person: person.id, name, area: person.area, was, verdict });
    }
    last = persons.at(-1)?.id ?? '';
    if (last === '') return tally.effect();
    await setImmediate();
  }
}

/** A preview that still counts, by its id: `gone` when it is too old or another policy is in force. */
export async function previewOf(
  context: Context,
  id: string,
): Promise<Result<{ row: PreviewRow; preview: Preview }, 'not-found' | 'gone'>> {
  const { db } = context.store;
  const now = context.now();
  const row = await readPreview(db, id);
  if (row === null) return fault('not-found');
  const before = await policyInForce(db, now);
  if (before === null || row.based_on !== before.number || now - row.made_at > LIFE) return fault('gone');
  return ok({ row, preview: await shown(db, row, { before, now }) });
}

/** The previews that wait for a second person and still count. */
export async function previewsWaiting(context: Context): Promise<Preview[]> {
  const { db } = context.store;
  const now = context.now();
  const before = await policyInForce(db, now);
  const previews: Preview[] = [];
  for (const row of await waitingPreviews(db))
    if (before !== null && row.based_on === before.number && now - row.made_at <= LIFE)
      previews.push(await shown(db, row, { before, now }));
  return previews;
}

/** The author asks a second person; everybody at the desks is told that one waits. */
export async function askSecond(
  context: Context,
  account: SignedIn,
  id: string,
): Promise<Result<Preview, 'not-found' | 'gone' | 'not-allowed'>> {
  const found = await previewOf(context, id);
  if (!found.ok) return found;
  const { row, preview } = found.value;
  if (row.author !== account.id) return fault('not-allowed');
  const now = context.now();
  const rev = await context.store.write(async (tx) => {
    await askForSecond(tx, id, now);
    const payload = { preview: id, changed: preview.effect.changed, persons: preview.effect.persons };
    const actor = `account:${account.id}`;
    await record(tx, [{ at: now, actor, action: 'policy-ask', subject: null, area: row.area, payload }]);
    return await takeRevs(tx, 1);
  });
  context.live.publish([{ rev, areas: null, event: { type: 'policy', number: row.based_on } }]);
  return ok({ ...preview, askedAt: now });
}

/** Drops a preview that nobody shall publish: its author, or whoever was asked and says no. */
export async function withdrawPreview(
  context: Context,
  account: SignedIn,
  id: string,
): Promise<Result<null, 'not-found'>> {
  const now = context.now();
  return await context.store.write(async (tx) => {
    const row = await readPreview(tx, id);
    if (row === null) return fault('not-found');
    await dropPreview(tx, id);
    const payload = { preview: id, author: row.author };
    const actor = `account:${account.id}`;
    await record(tx, [{ at: now, actor, action: 'policy-withdraw', subject: null, area: row.area, payload }]);
    return ok(null);
  });
}

type ShownBy = { before: Policy; now: number };

async function shown(db: Db, row: PreviewRow, { before, now }: ShownBy): Promise<Preview> {
  const effect = effectSchema.parse(JSON.parse(row.effect));
  const { riskAreas, parameters, table } = nextPolicy(before, wantedOf(row.body), row.made_at);
  const author = await readAccount(db, { id: row.author });
  return {
    id: row.id,
    basedOn: row.based_on,
    author: { id: row.author, name: author?.name ?? '' },
    madeAt: row.made_at,
    askedAt: row.asked_at,
    needsSecond: needsSecond(effect),
    riskAreas,
    parameters,
    table,
    effect,
    free: await freeCapacity(db, row.area, { now, zoneMinutes: before.parameters.zoneMinutes }),
  };
}
