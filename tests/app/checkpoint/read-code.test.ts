import { beforeAll, expect, test } from 'vitest';
import type { Device, Known } from '#device/device';
import { toBase64Url } from '#domain/bytes';
import { paperText } from '#domain/pass/qr-text';
import { signPlace } from '#domain/venue/code';
import { placeCodeText } from '#domain/venue/place-code';
import { type Reader, readCode } from '../../../src/app/checkpoint/scan/read-code';
import {
  bestWayOn,
  canChallenge,
  numberOf,
  passSeenOf,
  personIn,
} from '../../../src/app/checkpoint/scan/trouble';
import { explainTrouble } from '../../../src/app/checkpoint/scan/trouble-words';
import { troubles as en } from '../../../src/app/words/en/pass-troubles';
import { formatIn } from '../../../src/app/words/format';
import { troubles as zh } from '../../../src/app/words/zh/pass-troubles';
import { county, issue, key, NOON, phone, ports, show, stranger } from '../../domain/pass/issuer';
import { expected, id } from './people';

const DAY = 86_400_000;
const CTI = '0123456789abcdef';

const known = (changes: Partial<Known> = {}): Known => ({
  county: {
    name: '汉阴县',
    area: '610921',
    demo: false,
    rootKey: toBase64Url(county.point),
    sealKey: toBase64Url(county.point),
    sealKeyId: 'abcdef01',
    areas: [],
    posts: [],
  },
  policy: null,
  policyAt: null,
  issuers: [key()],
  counties: new Map(),
  evidence: null,
  venues: new Map(),
  revoked: { number: 7, asOf: NOON - 3_600_000, passes: new Set() },
  workers: [],
  pulledAt: NOON - 3_600_000,
  ...changes,
});

function reader(
  changes: Partial<Known> = {},
  device: Partial<Pick<Device, 'checkedHere' | 'findExpected'>> = {},
): Reader {
  const value = known(changes);
  return {
    now: () => NOON,
    known: { value: () => value, subscribe: () => () => {} },
    checkedHere: async () => null,
    findExpected: async () => [],
    verifyEs256: (point, signature, message) =>
      ports.verifyEs256(new Uint8Array(point), new Uint8Array(signature), new Uint8Array(message)),
    sha256: (bytes) => ports.sha256(new Uint8Array(bytes)),
    ...device,
  };
}

let pass: Uint8Array<ArrayBuffer>;
let paper: Uint8Array<ArrayBuffer>;
beforeAll(async () => {
  pass = await issue();
  paper = await issue({ deviceKey: null });
});

const place = (area: string) => `[${area}]`;

/** What a text counts for when the worker goes on by hand, and whether the code says whom. */
async function trouble(text: string, device = reader()) {
  const read = await readCode(text, device, null);
  if (read.is !== 'trouble') throw new Error(`read as ${read.is}`);
  const seen = passSeenOf(read.trouble, NOON - (device.known.value().pulledAt ?? 0));
  return {
    code: read.trouble.code,
    state: seen.state,
    named: personIn(read.trouble, seen, null)?.name ?? null,
    challenge: canChallenge(read.trouble),
    sentence: explainTrouble(read.trouble, { words: zh, format: formatIn('zh'), place }),
    inEnglish: explainTrouble(read.trouble, { words: en, format: formatIn('en'), place }),
    keys: { best: bestWayOn(read.trouble), number: numberOf(read.trouble) },
  };
}

test('a live pass names the person and brings the declaration that the phone has', async () => {
  const declared = expected(1, { passes: [CTI] });
  const read = await readCode(await show(pass), reader({}, { findExpected: async () => [declared] }), null);
  expect(read).toMatchObject({
    is: 'person',
    person: {
      via: 'pass',
      pass: { state: 'live', number: CTI },
      name: '欧阳小明',
      declared: { declaration: declared.declaration },
    },
  });
});

test('a paper pass is told apart, because its document must be typed', async () => {
  const read = await readCode(paperText(paper), reader(), null);
  expect(read).toMatchObject({
    is: 'person',
    person: { pass: { state: 'paper' }, document: { last: '002X' } },
  });
});

test('clocks that differ lead to challenge or document, and the person is known', async () => {
  const found = await trouble(await show(pass, { at: NOON - 90_000 }));
  expect(found).toMatchObject({
    code: 'clocks-differ',
    state: 'clocks-differ',
    named: '欧阳小明',
    challenge: true,
  });
});

test('an old picture names the person, counts as old, and can be challenged', async () => {
  const found = await trouble(await show(pass, { at: NOON - 600_000 }));
  expect(found).toMatchObject({
    code: 'stale-proof',
    state: 'old-picture',
    named: '欧阳小明',
    challenge: true,
  });
  expect(found.sentence.text).toContain('10 分钟前');
});

test('an answered challenge needs no clock', async () => {
  const nonce = new Uint8Array(8).fill(7);
  const text = await show(pass, { at: NOON - 3_600_000, nonce });
  expect(await readCode(text, reader(), nonce)).toMatchObject({
    is: 'person',
    person: { pass: { state: 'live', challenged: true, ageSeconds: 3600 } },
  });
});

test('an answer to another challenge is no answer: the clock judges it', async () => {
  const other = new Uint8Array(8).fill(8);
  const old = await show(pass, { at: NOON - 3_600_000, nonce: other });
  expect(await readCode(old, reader(), new Uint8Array(8).fill(7))).toMatchObject({
    trouble: { code: 'stale-proof' },
  });
  const fresh = await readCode(await show(pass, { nonce: other }), reader(), new Uint8Array(8).fill(7));
  expect(fresh).toMatchObject({ is: 'person', person: { pass: { state: 'live', ageSeconds: 0 } } });
  expect(fresh).not.toHaveProperty('person.pass.challenged');
});

test('a pass of another county that ours trusts says who issued it', async () => {
  const read = async (issuers: Known['issuers']) =>
    readCode(await show(pass), reader({ issuers, counties: new Map([['610925', '岚皋县']]) }), null);
  expect(await read([key({ iss: '610925' })])).toMatchObject({ person: { issuer: '岚皋县' } });
  expect(await read([key({ iss: '610921' })])).not.toHaveProperty('person.issuer');
});

test('a code of an unknown issuer names the county that it claims to lead to, as a claim', async () => {
  const found = await trouble(await show(pass), reader({ issuers: [] }));
  expect(found.sentence.text).toContain('自称是去[430421105203]的');
  expect(found.inEnglish.text).toContain('nothing proves');
});

test('a number or lines that a reader types lead to whoever has the document', async () => {
  expect(await readCode('11010519491231002X', reader(), null)).toMatchObject({
    is: 'document',
    document: { document: { type: 'national-id', number: '11010519491231002X' }, birth: '1949-12-31' },
  });
  const lines = 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<L898902C36UTO7408122F1204159ZE184226B<<<<<10';
  expect(await readCode(lines, reader(), null)).toMatchObject({
    is: 'document',
    document: { name: 'ERIKSSON ANNA MARIA' },
  });
  expect(await trouble('110105194912310021')).toMatchObject({ code: 'not-kakou' });
});

test('a cut-off proof is a screenshot, never paper', async () => {
  expect(await trouble(paperText(pass))).toMatchObject({
    code: 'proof-missing',
    state: 'old-picture',
    challenge: false,
  });
});

test('a proof by another phone counts as forged', async () => {
  expect(await trouble(await show(pass, { signer: stranger }))).toMatchObject({
    code: 'bad-proof',
    state: 'forged',
  });
});

test('a pass that the county did not sign counts as forged and names nobody', async () => {
  const forged = await issue({}, stranger);
  expect(await trouble(await show(forged))).toMatchObject({
    code: 'bad-signature',
    state: 'forged',
    named: null,
  });
});

test('an unknown key is a forgery only where the list of keys is of today', async () => {
  const text = await show(pass);
  expect(await trouble(text, reader({ issuers: [] }))).toMatchObject({
    code: 'unknown-issuer',
    state: 'forged',
  });
  const old = reader({ issuers: [], pulledAt: NOON - 2 * DAY });
  expect(await trouble(text, old)).toMatchObject({ code: 'unknown-issuer', state: 'none' });
});

test('expired and revoked passes say whom they named', async () => {
  const expired = await issue({ exp: NOON / 1000 - 60 });
  expect(await trouble(await show(expired))).toMatchObject({
    code: 'expired',
    state: 'expired',
    named: '欧阳小明',
  });
  const revoked = reader({ revoked: { number: 8, asOf: NOON - 7_200_000, passes: new Set([CTI]) } });
  const found = await trouble(await show(pass), revoked);
  expect(found).toMatchObject({ code: 'revoked', state: 'revoked' });
  expect(found.sentence.text).toContain('2 小时前');
});

test('a pass used at this post says when and on which phone, and may be checked again', async () => {
  const device = reader({}, { checkedHere: async () => ({ at: NOON - 60_000, by: 'this-phone' }) });
  expect(await trouble(await show(pass), device)).toMatchObject({
    code: 'used-here',
    state: 'live',
    named: '欧阳小明',
    keys: { best: 'compare', number: 'P13' },
  });
  const elsewhere = reader({}, { checkedHere: async () => ({ at: NOON, by: 'other-phone' }) });
  expect((await trouble(await show(pass), elsewhere)).inEnglish.text).toContain('another phone');
  const late = await trouble(await show(pass, { at: NOON - 90_000 }), device);
  expect(late).toMatchObject({ code: 'used-here', state: 'clocks-differ' });
});

test('a used pass that answered a challenge is not asked again', async () => {
  const nonce = new Uint8Array(8).fill(7);
  const used = reader({}, { checkedHere: async () => ({ at: NOON - 60_000, by: 'this-phone' }) });
  const read = await readCode(await show(pass, { nonce }), used, nonce);
  if (read.is !== 'trouble') throw new Error(`read as ${read.is}`);
  expect(passSeenOf(read.trouble, null)).toMatchObject({ state: 'live', challenged: true });
});

test.each([
  ['https://example.org/', 'web'],
  ['WIFI:S:x;;', 'wifi'],
  ['HC1:6BF', 'hcert'],
  ['wxp://f2f0', 'payment'],
  ['https://kakou.example/enrol#abcdefgh12345678', 'enrolment'],
  ['hello', 'text'],
] as const)('a foreign code (%s) is named, opened never, and is no pass', async (text, kind) => {
  expect(await trouble(text)).toMatchObject({
    code: 'not-kakou',
    state: 'none',
    sentence: zh.foreign[kind],
    inEnglish: en.foreign[kind],
  });
});

async function placeText(signer = county, kind: 'venue' | 'post' = 'venue') {
  return placeCodeText(await signPlace({ host: 'kakou.example', kind, id: id(9) }, signer.sign));
}

test('a venue or post code of the county opens a check at that place', async () => {
  expect(await readCode(await placeText(), reader(), null)).toMatchObject({ is: 'place', venue: id(9) });
  expect(await readCode(await placeText(county, 'post'), reader(), null)).toMatchObject({ is: 'place' });
});

test('a place code that the county did not sign opens nothing', async () => {
  expect(await trouble(await placeText(phone))).toMatchObject({
    code: 'place-forged',
    state: 'none',
    named: null,
  });
  expect(await trouble(await placeText(), reader({ county: null }))).toMatchObject({ code: 'not-ready' });
});

test('damaged codes ask for another scan', async () => {
  expect(await trouble('CP1:%%%')).toMatchObject({ code: 'malformed', state: 'none' });
});
