import type { Identity } from '#domain/document/identity';
import { maskDocument } from '#domain/document/show';
import type { KakouRecord } from '#domain/record/record';
import { addArrival, addCheck, addDeclaration, addVenueVisit } from '../store/sayings';
import type { Db } from '../store/store';
import type { RecordRow } from '../store/tables';

/** Writes a record into the table of its kind, with the document's number hidden: its clear form is only in the seal. */
export async function addSaying(
  tx: Db,
  record: KakouRecord,
  meta: { row: RecordRow; person: string | null },
): Promise<void> {
  const { row, person } = meta;
  const base = {
    id: record.id,
    area: row.area,
    install: record.install,
    corrected_at: row.corrected_at,
    received_at: row.received_at,
  };
  switch (record.kind) {
    case 'declaration': {
      const { body } = record;
      const hidden = { ...body, person: { ...body.person, identity: hide(body.person.identity) } };
      return await addDeclaration(tx, {
        ...base,
        person: person ?? '',
        party: body.party,
        party_size: body.partySize,
        position: body.position,
        plate: body.trip.plate ?? null,
        entry_post: body.trip.entryPost ?? null,
        arrive_at: body.trip.arriveAt,
        body: JSON.stringify(hidden),
      });
    }
    case 'check': {
      const { body } = record;
      return await addCheck(tx, {
        ...base,
        ...subjectColumns(record),
        person: person ?? '',
        car: body.car.id,
        heads: body.car.heads,
        plate: body.car.plate ?? null,
        origin: body.origin ?? null,
        destination: body.destination ?? null,
        shown: body.shown.colour,
        decision: body.decision,
        overridden: body.override === undefined ? 0 : 1,
        rows: JSON.stringify([...new Set(body.shown.reasons.map((reason) => reason.row))]),
        body: JSON.stringify({
          ...body,
          subject: { ...body.subject, identity: hide(body.subject.identity) },
        }),
      });
    }
    case 'arrival': {
      const { body } = record;
      return await addArrival(tx, {
        ...base,
        ...subjectColumns(record),
        person: person ?? '',
        plate: body.plate ?? null,
        origin: body.origin ?? null,
        body: JSON.stringify({
          ...body,
          subject: { ...body.subject, identity: hide(body.subject.identity) },
        }),
      });
    }
    case 'venue-visit': {
      const { venue, kind, pass } = record.body;
      return await addVenueVisit(tx, { ...base, venue, kind, pass: pass ?? null });
    }
  }
}

function subjectColumns(record: Extract<KakouRecord, { kind: 'check' | 'arrival' }>) {
  const { pass, declaration } = record.body.subject;
  return {
    post: record.post ?? '',
    worker: record.worker ?? '',
    pass: pass ?? null,
    declaration: declaration ?? null,
  };
}

function hide(identity: Identity | undefined): Identity | undefined {
  return identity === undefined || identity.type === 'none'
    ? identity
    : { type: identity.type, number: maskDocument(identity) };
}
