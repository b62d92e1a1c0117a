import type { PreparedPolicy } from '#domain/policy/prepared';
import type { KakouRecord } from '#domain/record/record';
import type { Context } from '../context';
import { rowNews } from '../people/board-rows';
import { colourOf } from '../people/judge';
import type { News } from '../people/live-events';
import { type Placed, placePerson } from '../people/place-person';
import { aboutWhom } from '../people/subject';
import { toldBy } from '../people/told';
import { type AuditEntry, record as putOnRecord } from '../store/audit';
import { readPost } from '../store/county';
import { touchExpectedOf } from '../store/expected';
import { takeRevs } from '../store/meta';
import { keepConflict, putRecord, revOf } from '../store/records';
import type { Db } from '../store/store';
import type { InstallRow, RecordRow } from '../store/tables';
import { addSaying } from './add-saying';
import { auditOfPlacing } from './audit-of-placing';

export type Entering = {
  context: Context;
  install: InstallRow;
  /** How many records may be entered. */
  records: number;
  policy: PreparedPolicy;
  /** The county's area code. */
  county: string;
  receivedAt: number;
  /** What to add to the phone's clock, ms. */
  skew: number;
};

export type Stored = { status: 'stored' | 'duplicate' | 'conflict'; rev: number | null };

/** The open book of one batch, inside its transaction. */
export type Ledger = {
  enter(record: KakouRecord, as: { hash: string; sealed: Uint8Array; session: string }): Promise<Stored>;
  rejected(hash: string, reason: string): void;
  /** The install's seq is used by another phone too. */
  cloned(): boolean;
  /** Writes what follows from all that was entered. @returns what desks are told after the commit */
  close(): Promise<News[]>;
};

const LAST_TIME = 253_402_300_799_999;

export async function openLedger(tx: Db, by: Entering): Promise<Ledger> {
  let rev = await takeRevs(tx, by.records);
  let cloned = false;
  const audit: AuditEntry[] = [];
  const stored: string[] = [];
  const refused: { hash: string; reason: string }[] = [];
  const rows: { record: string; rev: number }[] = [];
  const people: { placed: Placed; rev: number }[] = [];
  const note = (action: string, subject: string | null, payload: Record<string, unknown>) =>
    audit.push({
      at: by.receivedAt,
      actor: `install:${by.install.id}`,
      action,
      subject,
      area: by.install.area,
      payload,
    });

  return {
    async enter(record, as) {
      const { hash, sealed, session } = as;
      const row = { ...(await rowOf(tx, record, by)), hash, sealed, session, rev: rev++ };
      const putting = await putRecord(tx, row);
      if (putting === 'duplicate') return { status: 'duplicate', rev: await revOf(tx, record.id) };
      if (putting !== 'stored') {
        const clash = putting === 'other-id' ? 'seq' : 'id';
        cloned ||= clash === 'seq';
        const { id, area, install, seq } = row;
        await keepConflict(tx, { hash, id, area, install, seq, clash, sealed, received_at: by.receivedAt });
        note('conflict', record.id, { hash, clash, seq });
        return { status: 'conflict', rev: null };
      }
      stored.push(record.id);
      const placed = await place(tx, by, { record, row });
      await addSaying(tx, record, { row, person: placed?.person ?? null });
      if (placed !== null) people.push({ placed, rev: row.rev });
      if (record.kind === 'check' || record.kind === 'arrival')
        rows.push({ record: record.id, rev: row.rev });
      for (const one of auditOfPlacing(record, placed)) note(one.action, one.subject, one.payload);
      return { status: 'stored', rev: row.rev };
    },
    rejected: (hash, reason) => refused.push({ hash, reason }),
    cloned: () => cloned,
    async close() {
      await touchExpectedOf(
        tx,
        people.map((one) => one.placed.person),
        by.receivedAt,
      );
      if (stored.length > 0) note('records', null, { stored });
      if (refused.length > 0) note('rejected', null, { records: refused });
      await putOnRecord(tx, audit);
      const coloured = people.flatMap(({ placed, rev: at }) => personNews(placed, at));
      return [...(await rowNews(tx, rows)), ...coloured].sort((a, b) => a.rev - b.rev);
    },
  };
}

/** The person of a record, with what it tells merged in; null for a record about nobody. */
async function place(
  tx: Db,
  by: Entering,
  stored: { record: KakouRecord; row: RecordRow },
): Promise<Placed | null> {
  const { record, row } = stored;
  const { zoneMinutes } = by.policy.policy.parameters;
  const { documents } = by.context.keys;
  const about = await aboutWhom(tx, documents, record);
  const told = toldBy(record, { at: row.corrected_at, zoneMinutes });
  if (about === null || told === null) return null;
  const seen = record.kind !== 'declaration';
  const adds = { record: record.id, at: row.corrected_at, told, area: destinationOf(record), seen };
  return await placePerson(
    tx,
    { documents, policy: by.policy, now: by.receivedAt, county: by.county },
    { about, adds },
  );
}

/** A clock never refuses and never orders: it is corrected by what the batch measured, and kept within what can be. */
async function rowOf(tx: Db, record: KakouRecord, by: Entering) {
  const post = record.post === null ? null : await readPost(tx, record.post);
  const corrected = Math.min(Math.max(0, record.takenAt + by.skew), by.receivedAt, LAST_TIME);
  return {
    id: record.id,
    area: post?.area ?? destinationOf(record) ?? by.county,
    kind: record.kind,
    install: record.install,
    seq: record.seq,
    prev: record.prev,
    worker: record.worker,
    post: record.post,
    taken_at: record.takenAt,
    corrected_at: corrected,
    received_at: by.receivedAt,
  };
}

function destinationOf(record: KakouRecord): string | null {
  switch (record.kind) {
    case 'declaration':
      return record.body.trip.destination;
    case 'check': {
      const { destination } = record.body;
      return destination !== undefined && /^\d/.test(destination) ? destination : null;
    }
    case 'arrival':
      return record.body.village;
    case 'venue-visit':
      return null;
  }
}

const personNews = ({ person, was, judged, area }: Placed, rev: number): News[] =>
  was === null || was === judged.verdict.colour
    ? []
    : [{ rev, areas: [area], event: { type: 'person', person, colour: colourOf(judged.verdict.colour) } }];
