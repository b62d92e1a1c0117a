import type { Identity } from '#domain/document/identity';
import { maskDocument } from '#domain/document/show';
import type { KakouRecord } from '#domain/record/record';
import type { FollowUpRow } from '../store/follow-up-rows';
import type { Sayings } from '../store/sayings';
import type { ArrivalRow, CheckRow, DeclarationRow, RecordRow } from '../store/tables';

/** Where a record goes: its row in the history, and its person ('' for a record about nobody). */
type Placing = { row: RecordRow; person: string };
type Of<K extends KakouRecord['kind']> = Extract<KakouRecord, { kind: K }>;

/** Adds a record to the rows of its kind, with the document's number hidden: its clear form is only in the seal. */
export function addSaying(sayings: Sayings, record: KakouRecord, to: Placing): void {
  switch (record.kind) {
    case 'declaration':
      sayings.declarations.push(declarationRow(record, to));
      return;
    case 'check':
      sayings.checks.push(checkRow(record, to));
      return;
    case 'arrival':
      sayings.arrivals.push(arrivalRow(record, to));
      return;
    case 'venue-visit': {
      const { venue, kind, pass } = record.body;
      sayings.venue_visits.push({ ...baseOf(to.row), venue, kind, pass: pass ?? null });
      return;
    }
    case 'instruction-step':
    case 'test-result':
    case 'closing':
    case 'transfer-step':
    case 'stock-count':
    case 'site-report':
    case 'objection':
      return;
    case 'follow-up':
      // One that tells of nobody stays in the history alone.
      if (to.person !== '') sayings.follow_ups.push(followUpRow(record, to));
      return;
    case 'self-arrival':
      if (to.person !== '')
        sayings.self_arrivals.push({ ...baseOf(to.row), person: to.person, pass: record.body.pass });
      return;
  }
}

/**
 * What every row has. It stands last where it is spread: a literal that begins with a spread and goes on with many names
 * becomes a slow object, ten times as long in the making.
 */
const baseOf = ({ id, area, install, corrected_at, received_at }: RecordRow) => ({
  id,
  area,
  install,
  corrected_at,
  received_at,
});

function declarationRow({ body }: Of<'declaration'>, { row, person }: Placing): DeclarationRow {
  const { trip, party, partySize, position } = body;
  const hidden = { ...body, person: { ...body.person, identity: hide(body.person.identity) } };
  return {
    person,
    party,
    party_size: partySize,
    position,
    plate: trip.plate ?? null,
    entry_post: trip.entryPost ?? null,
    arrive_at: trip.arriveAt,
    body: JSON.stringify(hidden),
    ...baseOf(row),
  };
}

function checkRow({ body }: Of<'check'>, { row, person }: Placing): CheckRow {
  const { car, shown } = body;
  return {
    person,
    car: car.id,
    heads: car.heads,
    plate: car.plate ?? null,
    origin: body.origin ?? null,
    destination: body.destination ?? null,
    shown: shown.colour,
    decision: body.decision,
    overridden: body.override === undefined ? 0 : 1,
    absent: car.absent ?? null,
    rows: JSON.stringify([...new Set(shown.reasons.map((reason) => reason.row))]),
    ...sightingColumns(body, row),
    ...baseOf(row),
  };
}

const arrivalRow = ({ body }: Of<'arrival'>, { row, person }: Placing): ArrivalRow => ({
  person,
  plate: body.plate ?? null,
  origin: body.origin ?? null,
  ...sightingColumns(body, row),
  ...baseOf(row),
});

function followUpRow({ body }: Of<'follow-up'>, { row, person }: Placing): FollowUpRow {
  const { whom, temperature, symptoms, word, seen } = body;
  return {
    person,
    post: row.post,
    worker: row.worker,
    pass: 'pass' in whom ? whom.pass : null,
    answer: temperature.answer,
    tenths: temperature.answer === 'taken' ? temperature.tenths : null,
    symptoms: JSON.stringify(symptoms),
    word: word ?? null,
    seen: seen ? 1 : 0,
    ...baseOf(row),
  };
}

/** What a check and an arrival have in common. */
function sightingColumns(body: Of<'check' | 'arrival'>['body'], { post, worker }: RecordRow) {
  const { pass, declaration, identity } = body.subject;
  const hidden =
    identity === undefined ? body : { ...body, subject: { ...body.subject, identity: hide(identity) } };
  return {
    post: post ?? '',
    worker: worker ?? '',
    pass: pass ?? null,
    declaration: declaration ?? null,
    body: JSON.stringify(hidden),
  };
}

function hide(identity: Identity): Identity {
  return identity.type === 'none' ? identity : { type: identity.type, number: maskDocument(identity) };
}
