import type { PreparedPolicy } from '#domain/policy/prepared';
import type { KakouRecord } from '#domain/record/record';
import type { DocumentKeys } from '../county/keys';
import { rowNews } from '../people/board-rows';
import { colourOf } from '../people/judge';
import type { News } from '../people/live-events';
import { type Placed, placePerson } from '../people/place-person';
import { aboutWhom } from '../people/subject';
import { toldBy } from '../people/told';
import { type AuditEntry, record as putOnRecord } from '../store/audit';
import { touchExpectedOf } from '../store/expected';
import { takeRevs } from '../store/meta';
import { keepConflict, putRecord, revOf } from '../store/records';
import type { Db } from '../store/store';
import type { InstallRow, RecordRow } from '../store/tables';
import { addSaying } from './add-saying';
import { auditOfPlacing } from './audit-of-placing';
import { type Coming, destinationOf, recordRow } from './record-row';

/** What a batch is entered by. */
type Entering = Coming & { install: InstallRow; policy: PreparedPolicy; documents: DocumentKeys };

/** The open book of one batch, inside its transaction. */
export type Ledger = Entering & {
  tx: Db;
  /** The rev of the next record. */
  rev: number;
  /** The install's seq is used by another phone too. */
  cloned: boolean;
  audit: AuditEntry[];
  stored: string[];
  refused: { hash: string; reason: string }[];
  seen: { record: string; rev: number }[];
  people: { placed: Placed; rev: number }[];
};

/** Opens the book for at most `records` records. */
export async function openLedger(tx: Db, records: number, by: Entering): Promise<Ledger> {
  const rev = await takeRevs(tx, records);
  return { ...by, tx, rev, cloned: false, audit: [], stored: [], refused: [], seen: [], people: [] };
}

type Stored = { status: 'stored' | 'duplicate' | 'conflict'; rev: number | null };

/** Enters one record that may be said: once into the history, then into its person and the table of its kind. */
export async function enter(
  ledger: Ledger,
  record: KakouRecord,
  as: { hash: string; sealed: Uint8Array; session: string },
): Promise<Stored> {
  const { tx } = ledger;
  const { hash, sealed, session } = as;
  const row: RecordRow = { ...recordRow(record, ledger), hash, sealed, session, rev: ledger.rev++ };
  const putting = await putRecord(tx, row);
  if (putting === 'duplicate') return { status: 'duplicate', rev: await revOf(tx, record.id) };
  if (putting !== 'stored') return await enterConflict(ledger, row, putting === 'other-id' ? 'seq' : 'id');
  ledger.stored.push(record.id);
  const placed = await place(ledger, record, row);
  await addSaying(tx, record, { row, person: placed?.person ?? '' });
  if (placed !== null) ledger.people.push({ placed, rev: row.rev });
  if (record.kind === 'check' || record.kind === 'arrival')
    ledger.seen.push({ record: record.id, rev: row.rev });
  for (const entry of auditOfPlacing(record, placed)) note(ledger, entry);
  return { status: 'stored', rev: row.rev };
}

/** Notes a record that was not taken, and why. */
export function refuse(ledger: Ledger, hash: string, reason: string): void {
  ledger.refused.push({ hash, reason });
}

/** Writes what follows from all that was entered. @returns what desks are told after the commit */
export async function closeLedger(ledger: Ledger): Promise<News[]> {
  const { tx, people, stored, refused } = ledger;
  await touchExpectedOf(
    tx,
    people.map((one) => one.placed.person),
    ledger.receivedAt,
  );
  if (stored.length > 0) note(ledger, { action: 'records', subject: null, payload: { stored } });
  if (refused.length > 0) note(ledger, { action: 'rejected', subject: null, payload: { records: refused } });
  await putOnRecord(tx, ledger.audit);
  const coloured = people.flatMap(({ placed, rev }) => personNews(placed, rev));
  return [...(await rowNews(tx, ledger.seen)), ...coloured].sort((a, b) => a.rev - b.rev);
}

function note(ledger: Ledger, entry: Pick<AuditEntry, 'action' | 'subject' | 'payload'>): void {
  const { install, receivedAt } = ledger;
  ledger.audit.push({ at: receivedAt, actor: `install:${install.id}`, area: install.area, ...entry });
}

async function enterConflict(ledger: Ledger, row: RecordRow, clash: 'seq' | 'id'): Promise<Stored> {
  if (clash === 'seq') ledger.cloned = true;
  const { hash, id, area, install, seq, sealed } = row;
  await keepConflict(ledger.tx, {
    hash,
    id,
    area,
    install,
    seq,
    clash,
    sealed,
    received_at: ledger.receivedAt,
  });
  note(ledger, { action: 'conflict', subject: id, payload: { hash, clash, seq } });
  return { status: 'conflict', rev: null };
}

/** The person of a record, with what it tells merged in; null for a record about nobody. */
async function place(ledger: Ledger, record: KakouRecord, row: RecordRow): Promise<Placed | null> {
  const { tx, documents, policy, county } = ledger;
  const { zoneMinutes } = policy.policy.parameters;
  const about = await aboutWhom(tx, documents, record);
  const shift = row.corrected_at - row.taken_at;
  const told = toldBy(record, { at: row.corrected_at, shift, zoneMinutes });
  if (about === null || told === null) return null;
  const seen = record.kind !== 'declaration';
  const adds = { record: record.id, at: row.corrected_at, told, area: destinationOf(record), seen };
  return await placePerson(tx, { documents, policy, now: ledger.receivedAt, county }, { about, adds });
}

const personNews = ({ person, was, judged, area }: Placed, rev: number): News[] =>
  was === null || was === judged.verdict.colour
    ? []
    : [{ rev, areas: [area], event: { type: 'person', person, colour: colourOf(judged.verdict.colour) } }];
