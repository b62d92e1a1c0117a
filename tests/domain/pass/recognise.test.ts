import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { recognise } from '#domain/pass/recognise';
import { placeCodeText } from '#domain/venue/place-code';

const ID = '01890a5d-ac96-774b-bcce-b302099a8057';

test.each([
  ['', 'empty'],
  [' \n', 'empty'],
  ['CP1:6BF', 'pass'],
  ['CP1Q:6BF', 'challenge'],
  ['CP1X:1/3:6BF', 'frame'],
  ['CP2:6BF', 'newer-pass'],
  ['CP12:6BF', 'newer-pass'],
  ['CP1Z:6BF', 'newer-pass'],
  ['HC1:NCFOXN%TS3DH', 'hcert'],
  ['shc:/5676290952432060', 'shc'],
  [' HC1:NCFOXN%TS3DH', 'hcert'],
  ['\n shc:/5676290952432060', 'shc'],
  ['shc:/1/2/5676290952432060', 'shc'],
  [
    'NZCP:/1/2KCEVIQEIVVWK6JNGEASNICZAEP2KALYDZSGSZB2O5SWEOTOPJRXALTDN53GSZBRHEXGQZLBNR2GQLTOPICRUYMBTIFAIGTUKBAAUYTWMOSGQQDDN5XHIZLYOSBHQJTIOR2HA4Z2F4XXO53XFZ3TGLTPOJTS6MRQGE4C6Y3SMVSGK3TUNFQWY4ZPOYYXQKTIOR2HA4Z2F4XW46TDOAXGG33WNFSDCOJONBSWC3DUNAXG46RPMNXW45DFPB2HGL3WGFTXMZLSONUW63TFGEXDALRQMR2HS4DFQJ2FMZLSNFTGSYLCNRSUG4TFMRSW45DJMFWG6UDVMJWGSY2DN53GSZCQMFZXG4LDOJSWIZLOORUWC3CTOVRGUZLDOSRWSZ3JOZSW4TTBNVSWISTBMNVWUZTBNVUWY6KOMFWWKZ2TOBQXE4TPO5RWI33CNIYTSNRQFUYDILJRGYDVAYFE6VGU4MCDGK7DHLLYWHVPUS2YIDJOA6Y524TD3AZRM263WTY2BE4DPKIF27WKF3UDNNVSVWRDYIYVJ65IRJJJ6Z25M2DO4YZLBHWFQGVQR5ZLIWEQJOZTS3IQ7JTNCFDX',
    'nz',
  ],
  ['{"data":{"hdr":{"is":"AUS","t":"icao.vacc","v":1}}}', 'vds-nc'],
  ['DC03FRA0FR010001', 'vds-nc'],
  ['PK\u0003\u0004\u0014certificate.json', 'divoc'],
  ['{"@context":["https://www.w3.org/2018/credentials/v1"],"type":["VerifiableCredential"]}', 'w3c-vc'],
  ['eyJhbGciOiJFUzI1NiJ9.eyJ2YyI6e319.c2ln', 'w3c-vc'],
  ['shlink:/eyJ1cmwiOiJodHRwcyJ9', 'w3c-vc'],
  ['https://qr.alipay.com/fkx12345', 'payment'],
  ['HTTPS://QR.ALIPAY.COM/FKX12345', 'payment'],
  ['wxp://f2f0abc', 'payment'],
  ['weixin://wxpay/bizpayurl?pr=abc', 'payment'],
  ['https://qr.95516.com/00010000/0', 'payment'],
  ['00020101021126580014', 'payment'],
  ['00020126390012CN.UNIONPAY0119620000000000000000053031565802CN6304A13F', 'payment'],
  ['https://pay.weixin.qq.com/t/abc', 'payment'],
  ['https://example.com/?u=https://qr.alipay.com/', 'web'],
  ['https://notalipay.com/', 'web'],
  ['http://example.com', 'web'],
  [`https://example.com/v/${ID}`, 'web'],
  ['WIFI:T:WPA;S=net;P=secret;;', 'wifi'],
  ['BEGIN:VCARD\nVERSION:3.0', 'contact'],
  ['MECARD:N:Li;;', 'contact'],
  ['tel:+8613800000000', 'phone'],
  ['mailto:a@example.com', 'mail'],
  ['weixin://dl/business/?t=x', 'app-link'],
  ['javascript:alert(1)', 'app-link'],
  ['geo:26.9,112.6', 'app-link'],
  ['衡阳县', 'text'],
  ['430421199001010011', 'text'],
  ['cp1:6BF', 'app-link'],
  ['name: somebody', 'text'],
])('%j is %s', (text, kind) => {
  expect(recognise(text).kind).toBe(kind);
});

test.each(['venue', 'post'] as const)('the code of a %s is taken apart', (kind) => {
  const code = { host: 'kakou.example:8443', kind, id: ID, signature: new Uint8Array(64).fill(7) };
  expect(recognise(placeCodeText(code))).toEqual({ kind, code });
});

test('an invitation gives its host and token', () => {
  expect(recognise('https://kakou.example/enrol#abcDEF_-12345678')).toEqual({
    kind: 'enrolment',
    host: 'kakou.example',
    token: 'abcDEF_-12345678',
  });
});

test('any text is something', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      expect(recognise(text).kind).toMatch(/^[a-z-0-9]+$/);
    }),
  );
});
