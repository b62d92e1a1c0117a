import { type Declaration, declarationSchema } from '#domain/declaration/declaration';
import { declaredStays } from '#domain/declaration/facts-of-declaration';
import { maskName } from '#domain/document/name';
import type { Expected } from '#domain/expected';
import type { DocumentKeys } from '../county/keys';
import { type ExpectedSource, expectedSightings, expectedSources } from '../store/expected';
import { selfArrivalsOf } from '../store/follow-ups';
import type { Db } from '../store/store';
import { colourOf } from './judge';

/** Who says to have arrived is told of for so long, ms. */
const SAID_KEPT = 4 * 24 * 3_600_000;

/** Those who are expected, masked, by their declarations' ids. An id that is no declaration is left out. */
export async function expectedByIds(
  db: Db,
  ids: readonly string[],
  by: { documents: DocumentKeys; now: number; zoneMinutes: number },
): Promise<Map<string, Expected>> {
  if (ids.length === 0) return new Map();
  const sources = await expectedSources(db, ids);
  const sightings = await expectedSightings(db, sources, by.now);
  const checked = new Map(sightings.checks.map((one) => [one.person, Number(one.at)]));
  const saidHere = new Map(
    (
      await selfArrivalsOf(
        db,
        sources.map(({ person }) => person),
        by.now - SAID_KEPT,
      )
    ).map((one) => [one.person, Number(one.corrected_at)]),
  );
  const arrived = new Map(sightings.arrivals.map((one) => [one.person, Number(one.at)]));
  return new Map(
    sources.map((source) => {
      const passes = sightings.passes.filter((one) => one.declaration === source.id).map((one) => one.number);
      return [
        source.id,
        expectedOf(source, {
          ...by,
          passes,
          checkedAt: since(checked.get(source.person), source),
          arrivedAt: since(arrived.get(source.person), source),
          saidHereAt: since(saidHere.get(source.person), source),
        }),
      ];
    }),
  );
}

/** A sighting belongs to this trip when it came after the declaration. */
const since = (at: number | undefined, source: ExpectedSource) =>
  at === undefined || at < source.corrected_at ? null : at;

type With = {
  documents: DocumentKeys;
  zoneMinutes: number;
  passes: string[];
  checkedAt: number | null;
  arrivedAt: number | null;
  saidHereAt: number | null;
};

function expectedOf(source: ExpectedSource, by: With): Expected {
  const body = declarationOf(source.body);
  const { trip, naat } = body;
  const number = source.document === null ? null : by.documents.decrypt(source.document);
  return {
    declaration: source.id,
    person: source.person,
    party: source.party,
    partySize: source.party_size,
    position: source.position,
    passes: by.passes,
    name: maskName(body.person.name),
    documentType: source.document_type ?? 'none',
    last6: number === null ? null : number.slice(-6),
    phoneLast4: body.person.phone?.slice(-4) ?? null,
    plate: source.plate,
    vehicle: trip.vehicle,
    heads: trip.heads,
    origin: trip.origin,
    destination: trip.destination,
    entryPost: source.entry_post,
    arriveAt: source.arrive_at,
    stays: declaredStays(body, by.zoneMinutes),
    symptoms: body.symptoms,
    contactOn: body.contactOn,
    naat: { result: naat.result, sampledAt: naat.sampledAt ?? null },
    colour: colourOf(source.colour),
    checkedAt: by.checkedAt,
    arrivedAt: by.arrivedAt,
    ...(by.saidHereAt === null ? {} : { saidHereAt: by.saidHereAt }),
  };
}

/** A declaration's stored body. Its document number is hidden there, and so is not looked at by the schema. */
export function declarationOf(text: string): Declaration {
  const value: unknown = JSON.parse(text);
  return declarationSchema.parse(withoutIdentity(value));
}

function withoutIdentity(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('person' in value)) return value;
  const person = typeof value.person === 'object' ? value.person : {};
  return { ...value, person: { ...person, identity: { type: 'none', reason: 'other' } } };
}
