import { passUsed } from '#domain/check/pass-used';
import type { PreparedPolicy } from '#domain/policy/prepared';
import type { KakouRecord } from '#domain/record/record';
import type { DocumentKeys } from '../county/keys';
import { isFollowUp, tellingFollowUps } from '../followup/may-follow';
import { rowNews } from '../people/board-rows';
import type { News } from '../people/live-events';
import { closePersonBook, openPersonBook, type PersonBook, place } from '../people/place-person';
import { type About, aboutWhom, passOf } from '../people/subject';
import { toldBy } from '../people/told';
import { type AuditEntry, record as putOnRecord } from '../store/audit';
import { type Touched, touch, usedKey } from '../store/changes';
import { touchExpectedOf } from '../store/expected';
import { takeRevs } from '../store/meta';
import { declarationsOfPasses } from '../store/passes';
import { keepConflicts, type Putting, putRecords } from '../store/records';
import { addSayings, type Sayings } from '../store/sayings';
import type { Db } from '../store/store';
import type { InstallRow, RecordRow } from '../store/tables';
import { addSaying } from './add-saying';
import { auditOfFollowUp, auditOfOverride, auditOfPlacing } from './audit-of-placing';
import { brokenLinks } from './check-chain';
import { type Coming, destinationOf, recordRow } from './record-row';
import { type Stored, seeToWhatFollows } from './what-follows';

/** What a batch is entered by. */
type Entering = Coming & { install: InstallRow; policy: PreparedPolicy; documents: DocumentKeys };

/** A record that may be said, with its sealed bytes. */
export type Said = { record: KakouRecord; hash: string; sealed: Uint8Array; session: string };

/** What became of a record. `rev` is that under which it is in the history, null for a conflict. */
type Became = { status: 'stored' | 'duplicate' | 'conflict'; rev: number | null };

export type Entered = {
  /** In the order of what was said. */
  results: Became[];
  /** The install's seq is used by another phone too. */
  cloned: boolean;
  /** What desks are told after the commit. */
  news: News[];
};

type Kept = { record: KakouRecord; row: RecordRow };

/**
 * Enters a batch, inside its transaction: each record once into the history, then all of them into their persons and the
 * tables of their kinds, with few statements however many they are.
 * @param refused records that were not taken, and why
 */
export async function enter(
  tx: Db,
  by: Entering,
  batch: { said: readonly Said[]; refused: readonly { hash: string; reason: string }[] },
): Promise<Entered> {
  const { said, refused } = batch;
  const first = await takeRevs(tx, said.length);
  const rows = said.map(
    ({ record, hash, sealed, session }, at): RecordRow => ({
      hash,
      sealed,
      session,
      rev: first + at,
      ...recordRow(record, by),
    }),
  );
  const puttings = await putRecords(tx, rows);
  const clashes = rows.flatMap((row, at) => clashOf(row, puttings[at]));
  await keepConflicts(tx, clashes);
  const kept = said.flatMap(({ record }, at): Kept[] => {
    const row = rows[at];
    return row !== undefined && puttings[at]?.as === 'stored' ? [{ record, row }] : [];
  });
  const { placed, notes, news } = await enterKept(tx, by, kept);
  const conflicts = clashes.map(({ id, hash, clash, seq }) => ({
    action: 'conflict',
    subject: id,
    payload: { hash, clash, seq },
  }));
  const chain = await brokenLinks(
    tx,
    by.install.id,
    kept.map(({ row }) => row),
  );
  const broken = chain.map((link) => ({ action: 'chain', subject: link.record, payload: link }));
  const stored = kept.map(({ record }) => record.id);
  const whole = [
    ...(stored.length > 0 ? [{ action: 'records', subject: null, payload: { stored } }] : []),
    ...(refused.length > 0 ? [{ action: 'rejected', subject: null, payload: { records: refused } }] : []),
  ];
  const { install, receivedAt } = by;
  const on = { at: receivedAt, actor: `install:${install.id}`, area: install.area };
  await putOnRecord(
    tx,
    [...placed.flatMap(auditOfPlacing), ...notes, ...conflicts, ...broken, ...whole].map(
      (one): AuditEntry => ({ ...on, ...one }),
    ),
  );
  return {
    results: rows.map((row, at) => resultOf(row, puttings[at])),
    cloned: clashes.some(({ clash }) => clash === 'seq'),
    news,
  };
}

/** The other phones of the post hear that a pass was used there. */
function useOf({ record, row }: Kept): Touched[] {
  const pass = passUsed(record);
  const { area, post, corrected_at: at } = row;
  return pass === null || post === null ? [] : [{ topic: 'used', key: usedKey(pass, post), area, post, at }];
}

function resultOf({ rev }: RecordRow, putting: Putting | undefined): Became {
  if (putting?.as === 'stored') return { status: 'stored', rev };
  if (putting?.as === 'duplicate') return { status: 'duplicate', rev: putting.rev };
  return { status: 'conflict', rev: null };
}

function clashOf(
  { hash, id, area, install, seq, sealed, received_at }: RecordRow,
  putting: Putting | undefined,
) {
  if (putting?.as !== 'other-id' && putting?.as !== 'other-content') return [];
  const clash = putting.as === 'other-id' ? ('seq' as const) : ('id' as const);
  return [{ hash, id, area, install, seq, clash, sealed, received_at }];
}

/** Enters what was stored into persons and the tables of its kinds, and sees to what follows from it. */
async function enterKept(tx: Db, by: Entering, kept: readonly Kept[]) {
  const { people, placed } = await placeAll(tx, by, kept);
  const stored = kept.map((one, at): Stored => ({ ...one, person: people[at] ?? null }));
  const sayings = await keepSayings(tx, stored);
  await touchExpectedOf(
    tx,
    placed.map((one) => one.person),
    by.receivedAt,
  );
  await touch(tx, kept.flatMap(useOf));
  const notes = stored.flatMap(({ record, person }) => [
    ...auditOfOverride(record, person ?? ''),
    ...auditOfFollowUp(record, person === null),
  ]);
  const persons = new Map(placed.map(({ person, name, judged }) => [person, { name, ...judged.row }]));
  const revs = new Map(kept.map(({ row }) => [row.id, row.rev]));
  const rows = await rowNews(tx, { ...sayings, revs, persons });
  const follows = await seeToWhatFollows(tx, { stored, placed, sayings }, by);
  const news = [...rows, ...follows.news].sort((a, b) => a.rev - b.rev);
  return { placed, notes: [...notes, ...follows.audit], news };
}

/** Adds what each record tells to its person. @returns by record who that is, null for one about nobody */
async function placeAll(tx: Db, by: Entering, kept: readonly Kept[]) {
  const { documents, policy, receivedAt: now, county } = by;
  const passes = await declarationsOfPasses(
    tx,
    kept.flatMap(({ record }) => passOf(record) ?? []),
  );
  const about = new Map<KakouRecord, About>();
  const telling = await tellingFollowUps(tx, kept);
  for (const { record } of kept) {
    if (isFollowUp(record) && !telling.has(record.id)) continue;
    const whom = aboutWhom(record, { documents, passes });
    if (whom !== null) about.set(record, whom);
  }
  const book = await openPersonBook(tx, { documents, policy, now, county }, [...about.values()]);
  const whose = kept.map((one) => placeOne(book, by, { ...one, about: about.get(one.record) }));
  const placed = await closePersonBook(book);
  return { people: whose.map((find) => find?.() ?? null), placed };
}

/** Keeps what records say in the tables of their kinds. */
async function keepSayings(tx: Db, stored: readonly Stored[]): Promise<Sayings> {
  const sayings: Sayings = {
    declarations: [],
    checks: [],
    arrivals: [],
    venue_visits: [],
    follow_ups: [],
    self_arrivals: [],
  };
  for (const { record, row, person } of stored) addSaying(sayings, record, { row, person: person ?? '' });
  await addSayings(tx, sayings);
  return sayings;
}

/** Whether somebody saw the person whom a record is about. */
const isSighting = (record: KakouRecord): boolean =>
  record.kind === 'check' || record.kind === 'arrival' || (record.kind === 'follow-up' && record.body.seen);

/** Adds what a record tells to its person. @returns who that is once the book is closed; null for a record about nobody */
function placeOne(
  book: PersonBook,
  by: Entering,
  of: Kept & { about: About | undefined },
): (() => string) | null {
  const { record, row, about } = of;
  const { zoneMinutes } = by.policy.policy.parameters;
  const told = toldBy(record, { at: row.corrected_at, shift: row.corrected_at - row.taken_at, zoneMinutes });
  if (about === undefined || told === null) return null;
  return place(book, about, {
    record: record.id,
    rev: row.rev,
    at: row.corrected_at,
    told,
    area: destinationOf(record),
    seen: isSighting(record),
  });
}
