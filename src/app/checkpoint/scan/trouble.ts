import type { PassSeen } from '#domain/check/check';
import type { Expected } from '#domain/expected';
import type { Recognised } from '#domain/pass/recognise';
import type { GoodPass, PassFault } from '#domain/pass/verify-pass';
import { type Person, personOfPass } from '../work/person';

/** Why a scanned code leads no further by itself. Each has a sentence of its own and at least one way on. */
export type Trouble =
  | PassFault
  | { code: 'clocks-differ'; person: Person; ageSeconds: number }
  /** A venue's or post's code that the county did not sign. */
  | { code: 'place-forged' }
  /** The phone knows no county yet, so that nothing can be verified. */
  | { code: 'not-ready' };

/** A day: a phone whose list of keys is older cannot say that an unknown key is a forger's. */
const LIST_OLD_MS = 86_400_000;

/**
 * What the code counts for when the worker goes on without a better one. An unknown key is a forgery only where this
 * phone's own list of keys is of today; a code that is damaged, or none of ours, is no pass at all.
 * @param listAgeMs how old the list of keys on this phone is; null when there is none
 */
export function passSeenOf(trouble: Trouble, listAgeMs: number | null): PassSeen {
  switch (trouble.code) {
    case 'not-kakou':
    case 'malformed':
    case 'place-forged':
    case 'not-ready':
      return { state: 'none' };
    case 'unknown-issuer':
      return { state: listAgeMs !== null && listAgeMs < LIST_OLD_MS ? 'forged' : 'none' };
    case 'wrong-algorithm':
    case 'bad-signature':
    case 'bad-proof':
      return { state: 'forged' };
    case 'expired':
    case 'revoked':
      return { state: trouble.code };
    case 'proof-missing':
      return { state: 'old-picture' };
    case 'stale-proof':
      return { state: 'old-picture', ageSeconds: trouble.ageSeconds };
    case 'not-yet-valid':
      return { state: 'clocks-differ' };
    case 'clocks-differ':
      return { state: 'clocks-differ', ageSeconds: trouble.ageSeconds };
    case 'used-here':
      return seenOf(trouble.pass);
  }
}

/** What a good pass counts for: paper, live, or live by clocks that differ. */
export function seenOf(pass: GoodPass): PassSeen {
  if (pass.kind === 'paper') return { state: 'paper' };
  const { freshness, ageSeconds, challenged } = pass;
  if (freshness === 'clocks-differ') return { state: freshness, ageSeconds };
  return { state: 'live', ageSeconds, ...(challenged ? { challenged } : {}) };
}

/** Whom the code truly names, so that the worker can compare the document; null where nothing in it can be trusted. */
export function personIn(trouble: Trouble, seen: PassSeen, declared: Expected | null): Person | null {
  if (trouble.code === 'clocks-differ') return trouble.person;
  return 'pass' in trouble ? personOfPass(trouble.pass, seen, declared) : null;
}

/** Where a new code of the traveller's own phone, made for this worker, would settle it. */
export const canChallenge = ({ code }: Trouble): boolean =>
  code === 'stale-proof' || code === 'clocks-differ';

/** Where what this phone knows may be too old, so that asking the county may settle it. */
export const canSync = ({ code }: Trouble): boolean => code === 'unknown-issuer' || code === 'not-ready';

/** The ways on from a code that leads no further by itself. */
export type WayOn = 'rescan' | 'challenge' | 'sync' | 'compare' | 'by-hand';

/** The way that helps most often: its key stands out. */
export function bestWayOn({ code }: Trouble): WayOn {
  switch (code) {
    case 'clocks-differ':
      return 'challenge';
    case 'not-ready':
      return 'sync';
    case 'wrong-algorithm':
    case 'bad-signature':
    case 'place-forged':
      return 'by-hand';
    case 'bad-proof':
    case 'not-yet-valid':
    case 'used-here':
      return 'compare';
    case 'not-kakou':
    case 'malformed':
    case 'unknown-issuer':
    case 'expired':
    case 'revoked':
    case 'proof-missing':
    case 'stale-proof':
      return 'rescan';
  }
}

/** The number by which a worker names a fault to the desk over the radio, in the order in which faults are looked for. */
const NUMBERS: readonly Trouble['code'][] = [
  'not-kakou',
  'malformed',
  'unknown-issuer',
  'wrong-algorithm',
  'bad-signature',
  'not-yet-valid',
  'expired',
  'revoked',
  'proof-missing',
  'bad-proof',
  'stale-proof',
  'clocks-differ',
  'used-here',
  'place-forged',
  'not-ready',
];
export const numberOf = ({ code }: Trouble): string => `P${NUMBERS.indexOf(code) + 1}`;

/** What kind of foreign code it is, for its sentence. */
export type ForeignKind = Exclude<Recognised['kind'], 'pass' | 'venue' | 'post'>;

/** The kind of a code that is none of ours; places are handled before, and a pass is never foreign. */
export function foreignKind(what: Recognised): ForeignKind {
  return what.kind === 'pass' || what.kind === 'venue' || what.kind === 'post' ? 'text' : what.kind;
}
