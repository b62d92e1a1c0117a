import { v7 as uuid } from 'uuid';
import type { Arrival } from '#domain/arrival/arrival';
import type { Check } from '#domain/check/check';
import type { Declaration } from '#domain/declaration/declaration';
import type { Identity } from '#domain/document/identity';
import { checkCharacter } from '#domain/document/national-id';

const HOUR = 3_600_000;

/** A national ID number with a good check digit and a region that no county has. */
export function idNumber(serial: number): string {
  // A thousand to a birthday, which all have on new year's day.
  const year = 1990 - Math.floor(serial / 1000);
  const digits = `839999${year}0101${String(serial % 1000).padStart(3, '0')}`;
  return digits + checkCharacter(digits);
}
export const nationalId = (serial: number): Identity => ({ type: 'national-id', number: idNumber(serial) });

/** What is chosen of a saying; the rest is a plain case. */
export type DeclarationChoice = {
  identity?: Identity;
  name?: string;
  phone?: string;
  plate?: string;
  origin?: string;
  destination?: string;
  entryPost?: string;
  arriveAt?: number;
  stays?: Declaration['stays'];
};

export function declaration(choice: DeclarationChoice = {}): { kind: 'declaration'; body: Declaration } {
  const arriveAt = choice.arriveAt ?? Date.now() + HOUR;
  return {
    kind: 'declaration',
    body: {
      form: 1,
      party: uuid(),
      partySize: 1,
      position: 1,
      filledBy: 'self',
      person: {
        identity: choice.identity ?? nationalId(1),
        name: choice.name ?? '魏晓棠',
        ...(choice.phone === undefined ? {} : { phone: choice.phone }),
      },
      trip: {
        vehicle: 'car',
        ...(choice.plate === undefined ? {} : { plate: choice.plate }),
        heads: 1,
        origin: choice.origin ?? '4201',
        stops: [],
        departAt: arriveAt - 5 * HOUR,
        arriveAt,
        ...(choice.entryPost === undefined ? {} : { entryPost: choice.entryPost }),
        destination: choice.destination ?? '610921100001',
      },
      stays: choice.stays ?? [],
      symptoms: [],
      contactOn: null,
      naat: { result: 'negative', sampledAt: arriveAt - 20 * HOUR },
    },
  };
}

export type CheckChoice = {
  subject?: Check['subject'];
  tenths?: number;
  plate?: string;
  car?: string;
  destination?: string;
  decision?: Check['decision'];
  override?: Check['override'];
  stays?: Check['told']['stays'];
  at?: number;
};

/** What somebody declares who comes from Pudong and is bound for the village. */
export const comingHome = () =>
  declaration({
    name: '魏晓棠',
    phone: '10012345678',
    identity: nationalId(1),
    origin: '310115',
    destination: '610921100001',
  });

export function check(choice: CheckChoice = {}): { kind: 'check'; body: Check } {
  const at = choice.at ?? Date.now();
  return {
    kind: 'check',
    body: {
      subject: choice.subject ?? { identity: nationalId(1) },
      via: 'by-hand',
      car: {
        id: choice.car ?? uuid(),
        heads: 1,
        seat: 1,
        ...(choice.plate === undefined ? {} : { plate: choice.plate }),
      },
      entering: 'outside',
      ...(choice.destination === undefined ? {} : { destination: choice.destination }),
      told: { stays: choice.stays ?? [], symptoms: [], contactOn: null },
      scan: { answer: 'done', at, pass: { state: 'none' }, document: { compared: true, how: 'typed' } },
      health: { answer: 'seen', at, colour: 'green', ticking: true },
      naat: { answer: 'seen', at, result: 'negative', sampledAt: at - 20 * HOUR },
      itinerary: { answer: 'seen', at, arrow: 'moving', places: [] },
      temperature: { answer: 'taken', at, tenths: choice.tenths ?? 365 },
      onSpot: [],
      shown: {
        policy: 1,
        colour: 'green',
        measure: 'none',
        decision: 'release',
        blocked: null,
        incident: false,
        ends: { kind: 'none' },
        reasons: [{ row: 'Z', when: 'nothing' }],
      },
      decision: choice.decision ?? 'release',
      ...(choice.override === undefined ? {} : { override: choice.override }),
    },
  };
}

export function arrival(
  choice: { subject?: Arrival['subject']; village?: string; tenths?: number; at?: number } = {},
): { kind: 'arrival'; body: Arrival } {
  const at = choice.at ?? Date.now();
  return {
    kind: 'arrival',
    body: {
      subject: choice.subject ?? { identity: nationalId(1) },
      via: 'by-hand',
      village: choice.village ?? '610921100001',
      pass: { state: 'none' },
      temperature: { answer: 'taken', at, tenths: choice.tenths ?? 364 },
      health: { answer: 'seen', at, colour: 'green', ticking: true },
      itinerary: { answer: 'seen', at, arrow: 'moving', places: [] },
    },
  };
}
