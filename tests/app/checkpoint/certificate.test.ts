import { expect, test } from 'vitest';
import type { Known } from '#device/device';
import type { EvidenceKey } from '#domain/evidence/evidence-key';
import { recognise } from '#domain/pass/recognise';
import { certificateInHand } from '../../../src/app/checkpoint/evidence/certificate-in-hand';
import { knownOf } from '../../../src/app/checkpoint/evidence/known-of';
import {
  type CertificateReader,
  readCertificate,
} from '../../../src/app/checkpoint/evidence/read-certificate';
import { draftOf } from '../../../src/app/checkpoint/work/judge';
import { NEW_SHIFT, NOTHING_KEPT } from '../../../src/app/checkpoint/work/shift';
import {
  answer,
  beginSeat,
  stopVehicle,
  type Vehicle,
  vehicleSchema,
} from '../../../src/app/checkpoint/work/vehicle';
import { makeHcert, makeSigner, NOON, VACCINATION } from '../../domain/evidence/hcert-issuer';
import { codesOf, makeCardIssuer, makeToken } from '../../domain/evidence/shc-issuer';
import { ports } from '../../vectors/ports';
import { CLEAN, id, standing, stranger } from './people';

const austria = await makeSigner('ES256', '0102030405060708');
const issuer = await makeCardIssuer();
const keys: EvidenceKey[] = [austria.trusted, issuer.trusted];
const ANNA = { name: 'Anna Müller-Stöger', birth: '1988-02-09' };

function phone(evidence: Known['evidence'], now = NOON): CertificateReader {
  const known = { evidence } as Known;
  return {
    now: () => now,
    known: { value: () => known, subscribe: () => () => {} },
    verifyEvidence: ports.verify,
    sha256: (bytes) => ports.sha256(new Uint8Array(bytes)),
  };
}
const LIST = { number: 12, asOf: NOON - 2 * 86_400_000, keys };
const read = (text: string, over: { evidence?: Known['evidence']; now?: number; before?: string[] } = {}) =>
  readCertificate(text, over.before ?? [], {
    device: phone(over.evidence === undefined ? LIST : over.evidence, over.now),
    person: ANNA,
  });

test('a verified test comes with the list that was asked, its age, and how the person compares', async () => {
  expect(await read(await makeHcert(austria))).toMatchObject({
    is: 'test',
    match: 'same',
    list: { number: 12, ageMs: 2 * 86_400_000 },
    evidence: { issuer: 'AT', method: 'naat', result: 'negative' },
  });
});

test('a certificate of somebody else is told as such', async () => {
  const device = phone(LIST);
  const person = { name: 'Bernd Schmidt', birth: '1970-01-01' };
  expect(await readCertificate(await makeHcert(austria), [], { device, person })).toMatchObject({
    is: 'test',
    match: 'differs',
  });
});

test('a vaccination is genuine and no test', async () => {
  expect(await read(await makeHcert(austria, { content: VACCINATION }))).toEqual({
    is: 'no-test',
    kind: 'vaccination',
  });
});

test('each thing that can be wrong is told apart', async () => {
  const text = await makeHcert(austria);
  const forged = await makeHcert(austria, { signature: new Uint8Array(64).fill(7) });
  const trouble = async (of: Promise<object>) => (await of) as { trouble?: { code: string } };
  const code = async (of: Promise<object>) => (await trouble(of)).trouble?.code;
  expect(await code(read(text, { evidence: null }))).toBe('no-list');
  expect(await code(read(text, { evidence: { ...LIST, keys: [issuer.trusted] } }))).toBe('unknown-key');
  expect(await code(read(forged))).toBe('bad-signature');
  expect(await code(read(await makeHcert(austria, { alg: -37 })))).toBe('wrong-algorithm');
  expect(await code(read(text, { now: NOON + 60 * 86_400_000 }))).toBe('expired');
  expect(await code(read(text, { now: NOON - 60 * 86_400_000 }))).toBe('not-yet-valid');
  expect(await code(read(await makeHcert(austria, { content: {} })))).toBe('unreadable');
  const vaccinesOnly = { ...LIST, keys: [{ ...austria.trusted, uses: ['vaccination' as const] }] };
  expect(await code(read(text, { evidence: vaccinesOnly }))).toBe('key-use');
  for (const damaged of [text.slice(0, -9), 'HC1::::', 'shc:/1', 'shc:/12345'])
    expect(await code(read(damaged))).toBe('damaged');
  expect(await read('https://example.org')).toEqual({ is: 'not-one' });
});

test('an unknown key is told with the age of the list that does not have it', async () => {
  expect(await read(await makeHcert(austria), { evidence: { ...LIST, keys: [] } })).toEqual({
    is: 'trouble',
    trouble: { code: 'unknown-key', list: { number: 12, ageMs: 2 * 86_400_000 } },
  });
});

test('a card in several codes is waited for, seen twice or not, and is read when it is whole', async () => {
  const [one = '', two = '', three = ''] = codesOf(await makeToken(issuer), 3);
  expect(await read(one)).toEqual({ is: 'parts', texts: [one], of: 3, anew: false });
  expect(await read(one, { before: [one] })).toEqual({ is: 'parts', texts: [one], of: 3, anew: false });
  expect(await read(three, { before: [one] })).toMatchObject({ texts: [one, three] });
  expect(await read(two, { before: [one, three] })).toMatchObject({
    is: 'test',
    evidence: { scheme: 'shc' },
  });
});

test('a code of another card begins anew with it', async () => {
  const [one = ''] = codesOf(await makeToken(issuer), 3);
  const [other = ''] = codesOf(await makeToken(issuer), 2);
  expect(await read(other, { before: [one] })).toEqual({ is: 'parts', texts: [other], of: 2, anew: true });
});

const inVehicle = (vehicle: Vehicle | null) => ({
  shift: NEW_SHIFT,
  kept: { ...NOTHING_KEPT, vehicle },
  where: { at: 'scan' as const },
});
const stopped = stopVehicle({ id: id(900), heads: 2, plate: null }, standing(1), []);
const foreign = (text: string) => ({ code: 'not-kakou' as const, what: recognise(text) });

test('at the scan screen a certificate goes to whoever is being asked, and to nobody else', () => {
  const hand = (vehicle: Vehicle | null, text: string) =>
    certificateInHand(inVehicle(vehicle), foreign(text), text);
  expect(hand(stopped, 'HC1:6BF')).toEqual({ at: 'certificate', seat: 1, asked: 'scan', texts: ['HC1:6BF'] });
  const asked = answer(stopped, 1, { answers: { scan: CLEAN.scan, health: CLEAN.health, naat: CLEAN.naat } });
  expect(hand(asked, 'shc:/1/2/56')).toMatchObject({ seat: 1, asked: 'naat' });
  expect(hand(null, 'HC1:6BF')).toBeNull();
  expect(hand(stopped, 'https://example.org')).toBeNull();
  expect(certificateInHand(inVehicle(stopped), { code: 'malformed' }, 'CP1:')).toBeNull();
});

test('what is kept goes with the seat into the draft and the record, and outlives the page', () => {
  const kept = {
    scheme: 'hcert' as const,
    issuer: 'AT',
    kid: 'AQIDBAUGBwg',
    kind: 'naat' as const,
    sampledAt: NOON,
    result: 'negative' as const,
    verifiedAt: NOON,
  };
  const with_ = answer(stopped, 1, { evidence: [kept] });
  expect(draftOf(with_, 1, 'outside')?.evidence).toEqual([kept]);
  expect(draftOf(stopped, 1, 'outside')).not.toHaveProperty('evidence');
  expect(vehicleSchema.parse(JSON.parse(JSON.stringify(with_))).seats[0]).toMatchObject({ evidence: [kept] });
  expect(vehicleSchema.safeParse(JSON.parse(JSON.stringify(stopped))).success).toBe(true);
});

test('a birth is known where a national number was typed, and nowhere else', () => {
  const identity = { type: 'national-id' as const, number: '610121199001011230' };
  expect(knownOf({ ...stranger(), identity })).toEqual({ name: '外来人', birth: '1990-01-01' });
  expect(knownOf(beginSeat(standing(1)).person)).toMatchObject({ birth: null });
  expect(knownOf({ ...stranger(), name: null })).toEqual({ name: '', birth: null });
});
