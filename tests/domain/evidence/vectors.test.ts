import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import sharp from 'sharp';
import { renderSVG } from 'uqr';
import { afterAll, expect, test } from 'vitest';
import { decodeBase45 } from '#domain/pass/base45';
import { runHcert } from '../../vectors/hcert-vectors';
import { linesOf } from '../../vectors/report-lines';
import { runShc } from '../../vectors/shc-vectors';
import { makeCertificate } from './certificate-maker';
import { DAY, makeHcert, makeSigner, NOON, TEST } from './hcert-issuer';
import { codesOf, ISSUER, makeCardIssuer, makeToken } from './shc-issuer';

const folder = mkdtempSync(join(tmpdir(), 'kakou-vectors-'));
afterAll(() => rmSync(folder, { recursive: true }));

const signer = await makeSigner('ES256', '0102030405060708');
const { certificate, kid } = await makeCertificate({ signer: signer.publicKey });
const PREFIX = await makeHcert(signer, { kid });
const TESTCTX = {
  CERTIFICATE: Buffer.from(certificate).toString('base64'),
  VALIDATIONCLOCK: new Date(NOON).toISOString(),
};
const VERIFIED = { EXPECTEDVERIFY: true, EXPECTEDVALIDJSON: true, EXPECTEDEXPIRATIONCHECK: true };

function write(path: string, content: string | Uint8Array | object): string {
  const file = join(folder, path);
  mkdirSync(join(file, '..'), { recursive: true });
  const raw = typeof content === 'string' || content instanceof Uint8Array;
  writeFileSync(file, raw ? content : JSON.stringify(content));
  return file;
}

const packed = decodeBase45(PREFIX.slice(4));
const layer = packed.ok ? packed.value : new Uint8Array(0);
const picture = (text: string) =>
  sharp(Buffer.from(renderSVG(text)))
    .resize(800)
    .png()
    .toBuffer();
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex').toUpperCase();

test('HCERT vectors: each stated check counts, and what should have been refused is named', async () => {
  const EXPECTEDRESULTS = {
    EXPECTEDUNPREFIX: true,
    ...VERIFIED,
    EXPECTEDKEYUSAGE: true,
    EXPECTEDSOMETHING: true,
  };
  write('hcert/AT/2DCode/raw/1.json', { PREFIX, JSON: TEST, TESTCTX, EXPECTEDRESULTS });
  write('hcert/AT/note.json', { something: 'else' });
  const good = await runHcert(join(folder, 'hcert'));
  expect(good).toMatchObject({ vectors: 1, passed: 5, of: 5, falseAccepts: [], threw: [] });
  expect(good.checks.EXPECTEDSOMETHING).toEqual({ pass: 0, failed: [], untested: 1 });
  expect(good.skipped).toEqual([{ file: 'AT/note.json', why: 'it states no EXPECTEDRESULTS' }]);
  expect(good.times['decode and verify']?.median).toBeGreaterThan(0);

  write('hcert/common/1.json', { PREFIX, TESTCTX, EXPECTEDRESULTS: { EXPECTEDVERIFY: false } });
  const bad = await runHcert(join(folder, 'hcert'));
  expect(bad.falseAccepts).toEqual(['common/1.json']);
  expect(linesOf(bad).join('\n')).toContain('false accepts: 1\n  common/1.json');
});

test('a vector without its text is read from its picture, or from the first layer that it has', async () => {
  const spki = await crypto.subtle.exportKey('spki', signer.publicKey);
  const bare = Buffer.from(spki).toString('base64');
  const of = (layers: object, context: object = {}) => ({
    ...layers,
    JSON: TEST,
    TESTCTX: { ...TESTCTX, ...context },
    EXPECTEDRESULTS: VERIFIED,
  });
  const image = (await picture(PREFIX)).toString('base64');
  const all = [
    { ...of({ '2DCODE': image }), EXPECTEDRESULTS: { ...VERIFIED, EXPECTEDPICTUREDECODE: true } },
    of({ BASE45: PREFIX.slice(4) }),
    of({ COMPRESSED: hex(layer) }),
    of({ COSE: hex(inflateSync(layer)) }),
    of({ PREFIX: `  ${PREFIX}\r\n` }),
    of({ PREFIX }, { CERTIFICATE: bare }),
    of(
      { PREFIX },
      { CERTIFICATE: `-----BEGIN CERTIFICATE-----\n${TESTCTX.CERTIFICATE}\n-----END CERTIFICATE-----` },
    ),
    of({ PREFIX }, { VALIDATIONCLOCK: NOON / 1000 }),
  ];
  for (const [at, one] of all.entries()) write(`layers/deep/er/still/${at}.json`, one);
  write('layers/together.JSON', all.slice(0, 2));
  const report = await runHcert(join(folder, 'layers'));
  expect(report).toMatchObject({ vectors: 10, passed: 32, of: 32, skipped: [], falseAccepts: [], threw: [] });
});

test('no file stops the run: each that is no vector is named with the reason', async () => {
  const vector = { PREFIX, TESTCTX, EXPECTEDRESULTS: VERIFIED };
  write('odd/1.json', vector);
  write('odd/cut.json', '{"PREFIX": "HC1:');
  write('odd/bytes.json', Uint8Array.of(0xff, 0xfe, 0, 1));
  write('odd/no-context.json', { PREFIX, EXPECTEDRESULTS: { EXPECTEDVERIFY: true, EXPECTEDKEYUSAGE: true } });
  write('odd/wrong-types.json', {
    PREFIX: 7,
    COSE: {},
    '2DCODE': 'bm8gcGljdHVyZQ==',
    TESTCTX: { CERTIFICATE: 'AAAA', VALIDATIONCLOCK: 'soon' },
    EXPECTEDRESULTS: { EXPECTEDVERIFY: false, EXPECTEDPICTUREDECODE: false, EXPECTEDDECODE: 'yes' },
  });
  write('odd/folder.json/inside.txt', 'not looked at');
  symlinkSync('..', join(folder, 'odd/loop'));
  const report = await runHcert(join(folder, 'odd'));
  expect(report.skipped.map(({ file }) => file)).toEqual(['bytes.json', 'cut.json']);
  expect(report).toMatchObject({ vectors: 3, threw: [], falseAccepts: [] });
  // Without a key nothing verifies, and no use can be judged.
  expect(report.checks.EXPECTEDVERIFY).toMatchObject({ failed: ['no-context.json'] });
  expect(report.checks.EXPECTEDKEYUSAGE).toMatchObject({ untested: 1 });
});

test('a clock before the issue is no good clock', async () => {
  const early = { ...TESTCTX, VALIDATIONCLOCK: new Date(NOON - 3 * DAY).toISOString() };
  write('early/CO16.json', { PREFIX, TESTCTX: early, EXPECTEDRESULTS: { EXPECTEDEXPIRATIONCHECK: false } });
  expect(await runHcert(join(folder, 'early'))).toMatchObject({ passed: 1, of: 1, falseAccepts: [] });
});

test('a known fault of the published vectors is named, and fails all the same', async () => {
  write('known/ES/2DCode/raw/401.json', { PREFIX: 'HC1:', EXPECTEDRESULTS: { EXPECTEDVERIFY: true } });
  const report = await runHcert(join(folder, 'known'));
  expect(report).toMatchObject({ passed: 0, of: 1 });
  expect(linesOf(report).join('\n')).toContain('401.json  (upstream: its key is of P-384');
});

test('health card vectors: chunks are put together, and a name that tells of a fault must be refused', async () => {
  const issuer = await makeCardIssuer();
  const { kid, key } = issuer.trusted;
  const jwks = write('shc/jwks.json', { keys: [{ ...key, kid, use: 'sig' }] });
  const trusted = { jwks, issuer: ISSUER, now: NOON };
  const token = await makeToken(issuer);
  for (const [i, text] of codesOf(token, 2).entries())
    write(`shc/spec/example-00-f-qr-code-numeric-value-${i}.txt`, `${text}\n`);
  write('shc/spec/example-00-d-jws.txt', `${token}\n`);
  write('shc/spec/example-00-e-file.smart-health-card', { verifiableCredential: [token] });
  write('shc/spec/example-00-g-qr-code-0.svg', renderSVG(codesOf(token)[0] ?? ''));
  write('shc/spec/example-00-a-fhirBundle.json', { resourceType: 'Bundle' });
  write('shc/bad/test-example-00-d-jws-invalid-signature.txt', `${token.slice(0, -4)}AAAA`);
  write(
    'shc/bad/test-example-00-d-jws-no_jws_header_kid.txt',
    await makeToken(issuer, { header: { kid: undefined } }),
  );
  write('shc/bad/test-example-00-e-file-no_deflate.smart-health-card', {
    verifiableCredential: [`${token}A`],
  });
  write('shc/bad/test-example-00-f-qr-code-numeric-wrong_qr_header.txt', 'hc:/5676');
  write('shc/bad/test-example-00-d-jws-jws_too_long.txt', token);
  write('shc/LICENSE', 'words');
  const good = await runShc(join(folder, 'shc'), trusted);
  expect(good).toMatchObject({ passed: 8, of: 8, falseAccepts: [], threw: [] });
  expect(good.skipped.map(({ file }) => file)).toEqual([
    'LICENSE',
    'jwks.json',
    'spec/example-00-a-fhirBundle.json',
  ]);

  write('shc/bad/example-01-d-jws-said-to-be-wrong.txt', token);
  expect((await runShc(join(folder, 'shc'), trusted)).falseAccepts).toEqual([
    'bad/example-01-d-jws-said-to-be-wrong.txt',
  ]);
});
