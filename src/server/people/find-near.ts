import { setImmediate } from 'node:timers/promises';
import { v7 as uuid } from 'uuid';
import * as z from 'zod/mini';
import { documentTypeSchema } from '#domain/document/identity';
import { type NearMatch, type NearPerson, nearMatch } from '#domain/person/near-match';
import type { Context } from '../context';
import type { DocumentKeys } from '../county/keys';
import { keepMeta, readMeta, takeRevs } from '../store/meta';
import type { NearMatchRow } from '../store/near-match-rows';
import {
  alikePersons,
  type ComparedRow,
  changesOnRecord,
  dropMatches,
  filesOf,
  matchesOf,
  putMatches,
  toldOf,
} from '../store/near-matches';
import { pointingTo } from '../store/parts';
import { personsByIds } from '../store/persons';
import type { Db } from '../store/store';
import type { PersonRow } from '../store/tables';
import { fileOf } from './place-person';

/** So many entries of the audit log, and persons, at a time: what a phone sends meanwhile waits no longer than for these. */
const ENTRIES = 20;
const PERSONS = 40;
/** Of one person the likeliest so many: a hotel's telephone is everybody's. */
const MOST = 20;

/**
 * Looks for entries that may be of one person among those whom records told of since the last time; the audit log says who
 * they are, so that taking records in costs nothing more. Begun again after a cut it goes on where it was.
 */
export async function findNear(context: Context, signal?: AbortSignal): Promise<void> {
  for (;;) {
    const { db } = context.store;
    const after = Number((await readMeta(db, 'near-through')) ?? '0');
    const { entries, newest } = await changesOnRecord(db, after, ENTRIES);
    const through = entries.at(-1)?.seq ?? newest;
    if (through === after) return;
    const persons = [
      ...new Set([...(await toldOf(db, entries.flatMap(storedOf))), ...entries.flatMap(whom)]),
    ];
    for (let at = 0; at < persons.length; at += PERSONS) {
      await compareSome(context, persons.slice(at, at + PERSONS));
      if (signal?.aborted === true) return;
      await setImmediate();
    }
    await context.store.write((tx) => keepMeta(tx, 'near-through', String(through)));
  }
}

type Entry = { action: string; subject: string | null; payload: string };

const storedSchema = z.object({ stored: z.array(z.string()) });

/** The records that a batch stored. Of somebody who was deleted since nothing is said. */
function storedOf({ action, payload }: Entry): string[] {
  if (action !== 'records' || payload === '') return [];
  const said = storedSchema.safeParse(JSON.parse(payload));
  return said.success ? said.data.stored : [];
}

const whom = ({ action, subject }: Entry): string[] =>
  action === 'records' || subject === null ? [] : [subject];

async function compareSome(context: Context, ids: readonly string[]): Promise<void> {
  const { db } = context.store;
  const persons = await shownOf(db, ids);
  if (persons.length === 0) return;
  const found = await nearTo(db, context.keys.documents, persons);
  const now = context.now();
  const rev = await context.store.write((tx) => keep(tx, { persons, found, now }));
  if (rev !== null) context.live.publish([{ rev, areas: null, event: { type: 'near-matches' } }]);
}

/** Who is shown for some persons. */
async function shownOf(db: Db, ids: readonly string[]): Promise<PersonRow[]> {
  const rows = await personsByIds(db, ids);
  const joined = rows.flatMap(({ merged_into }) => merged_into ?? []);
  const alone = rows.filter(({ merged_into }) => merged_into === null);
  const others = joined.length === 0 ? [] : await shownOf(db, joined);
  return [...new Map([...alone, ...others].map((row) => [row.id, row])).values()];
}

type Found = { one: string; other: string; area: string; match: NearMatch };

/** Compares persons with everybody who has their name or telephone. */
async function nearTo(db: Db, documents: DocumentKeys, persons: readonly PersonRow[]): Promise<Found[]> {
  const alike = await alikePersons(db, {
    names: persons.flatMap(({ name_key }) => name_key ?? []),
    phones: persons.flatMap(({ phone }) => phone ?? []),
  });
  const groups = new Map<string, ComparedRow[]>();
  for (const row of alike) for (const key of keysOf(row)) groups.set(key, [...(groups.get(key) ?? []), row]);
  const pairs = persons.flatMap((person) => {
    const others = new Set(keysOf(person).flatMap((key) => groups.get(key) ?? []));
    return [...others].filter((row) => row.id !== person.id).map((row) => [person, row] as const);
  });
  // The day of birth lies in the file, and decides only where the place or the plate is the same.
  const files = await filesOf(
    db,
    pairs.flatMap((pair) => (meet(...pair) ? pair.map(({ id }) => id) : [])),
  );
  const compared = (row: ComparedRow) => comparedOf(row, documents, files.get(row.id));
  return persons.flatMap((person) =>
    pairs
      .filter(([one]) => one.id === person.id)
      .flatMap(([one, other]): Found[] => {
        const match = nearMatch(compared(one), compared(other));
        const [first, second] = one.id < other.id ? [one.id, other.id] : [other.id, one.id];
        return match === null ? [] : [{ one: first, other: second, area: person.area, match }];
      })
      .sort((a, b) => b.match.score - a.match.score)
      .slice(0, MOST),
  );
}

const keysOf = ({ name_key, phone }: Pick<ComparedRow, 'name_key' | 'phone'>): string[] => [
  ...(name_key === null ? [] : [`name ${name_key}`]),
  ...(phone === null ? [] : [`phone ${phone}`]),
];

const meet = (one: ComparedRow, other: ComparedRow): boolean =>
  one.name_key === other.name_key &&
  (one.area.slice(0, 12) === other.area.slice(0, 12) || (one.plate !== null && one.plate === other.plate));

function comparedOf(row: ComparedRow, documents: DocumentKeys, file: string | undefined): NearPerson {
  const { id, name, phone, plate, area } = row;
  const birth = file === undefined ? undefined : fileOf({ file }).contact.birth?.value;
  return { id, name, phone, plate, area, birth: birth ?? null, document: documentOf(row, documents) };
}

/** A person's document as it is compared, or null. */
export function documentOf(
  { document, document_type }: Pick<PersonRow, 'document' | 'document_type'>,
  documents: DocumentKeys,
): NearPerson['document'] {
  const type = documentTypeSchema.safeParse(document_type);
  if (document === null || !type.success) return null;
  return { type: type.data, number: documents.decrypt(document) };
}

type Keeping = { persons: readonly PersonRow[]; found: readonly Found[]; now: number };

/**
 * Keeps what was found in place of what was open of the same persons. Two who were kept apart are offered again only for a
 * reason that was not there when somebody decided.
 * @returns the rev to tell desks by, or null when nothing changed
 */
async function keep(tx: Db, { persons, found, now }: Keeping): Promise<number | null> {
  const ids = [...persons.map(({ id }) => id), ...found.flatMap(({ one, other }) => [one, other])];
  const leads = await pointingTo(tx, ids);
  const known = await matchesOf(tx, [...leads.keys()]);
  const shown = (id: string) => leads.get(id) ?? id;
  const pairOf = (row: Pick<NearMatchRow, 'one' | 'other'>) =>
    [shown(row.one), shown(row.other)].sort().join(' ');
  const wanted = new Map<string, NearMatchRow>();
  for (const { one, other, area, match } of found) {
    const same = known.filter((row) => pairOf(row) === `${one} ${other}`);
    const decided = new Set(same.filter(({ state }) => state !== 'open').flatMap(reasonKeys));
    const reasons = match.reasons.map(({ values: _, ...reason }) => reason);
    if (reasons.every((reason) => decided.has(JSON.stringify(reason)))) continue;
    const before = same.find((row) => row.state === 'open' && row.one === one && row.other === other);
    const { score } = match;
    const undecided = { state: 'open' as const, decided_at: null, decided_by: null, why: null };
    const id = before?.id ?? uuid();
    const row = {
      id,
      area,
      one,
      other,
      reasons: JSON.stringify(reasons),
      score,
      found_at: now,
      ...undecided,
    };
    wanted.set(`${one} ${other}`, { ...row, found_at: before?.found_at ?? now });
  }
  const about = new Set(persons.map(({ id }) => id));
  const over = known.filter(
    (row) =>
      row.state === 'open' &&
      (about.has(shown(row.one)) || about.has(shown(row.other))) &&
      !wanted.has(`${row.one} ${row.other}`),
  );
  const fresh = [...wanted.values()].filter((row) => !known.some((one) => isSame(one, row)));
  if (over.length + fresh.length === 0) return null;
  await dropMatches(
    tx,
    over.map(({ id }) => id),
  );
  await putMatches(tx, fresh);
  return await takeRevs(tx, 1);
}

const reasonKeys = ({ reasons }: NearMatchRow): string[] => {
  const list: unknown = JSON.parse(reasons);
  return Array.isArray(list) ? list.map((one) => JSON.stringify(one)) : [];
};

const isSame = (one: NearMatchRow, other: NearMatchRow): boolean =>
  one.id === other.id && one.reasons === other.reasons && one.score === other.score;
