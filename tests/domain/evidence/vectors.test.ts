import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runHcert } from '../../vectors/hcert-vectors';
import { runShc } from '../../vectors/shc-vectors';
import { makeCertificate } from './certificate-maker';
import { makeHcert, makeSigner, NOON, TEST } from './hcert-issuer';
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

function write(path: string, content: string | object): void {
  const file = join(folder, path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
}

test('HCERT vectors: each stated check counts, and what should have been refused is named', async () => {
  const EXPECTEDRESULTS = {
    EXPECTEDUNPREFIX: true,
    EXPECTEDVERIFY: true,
    EXPECTEDVALIDJSON: true,
    EXPECTEDEXPIRATIONCHECK: true,
    EXPECTEDKEYUSAGE: true,
    EXPECTEDSOMETHING: true,
  };
  write('hcert/AT/2DCode/raw/1.json', { PREFIX, JSON: TEST, TESTCTX, EXPECTEDRESULTS });
  write('hcert/AT/note.json', { something: 'else' });
  const good = await runHcert(join(folder, 'hcert'));
  expect(good.falseAccepts).toBe(0);
  expect(good.lines).toContain('stated checks passed: 5 of 5, without EXPECTEDSCHEMAVALIDATION');
  expect(good.lines).toContain('not a vector: AT/note.json');

  write('hcert/common/1.json', { PREFIX, TESTCTX, EXPECTEDRESULTS: { EXPECTEDVERIFY: false } });
  const bad = await runHcert(join(folder, 'hcert'));
  expect(bad.falseAccepts).toBe(1);
  expect(bad.lines.join('\n')).toContain('false accepts: 1\n  common/1.json');
});

test('health card vectors: chunks are put together, and a name that tells of a fault must be refused', async () => {
  const issuer = await makeCardIssuer();
  const { kid, key } = issuer.trusted;
  write('shc/jwks.json', { keys: [{ ...key, kid, use: 'sig' }] });
  const token = await makeToken(issuer);
  write('shc/example-00-d-jws.txt', token);
  for (const [i, text] of codesOf(token, 2).entries())
    write(`shc/example-00-f-qr-code-numeric-value-${i}.txt`, text);
  write('shc/example-00-d-jws-invalid-signature.txt', `${token.slice(0, -4)}AAAA`);
  const trusted = { jwks: join(folder, 'shc/jwks.json'), issuer: ISSUER };
  const good = await runShc(join(folder, 'shc'), trusted);
  expect(good.falseAccepts).toBe(0);
  expect(good.lines).toContain('stated checks passed: 3 of 3');

  write('shc/example-01-d-jws-said-to-be-wrong.txt', token);
  expect((await runShc(join(folder, 'shc'), trusted)).falseAccepts).toBe(1);
});
