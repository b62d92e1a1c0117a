import { webcrypto } from 'node:crypto';
import { toBase64Url } from '#domain/bytes';
import type { SignEs256 } from '#domain/pass/es256';
import { issuePass } from '#domain/pass/issue';
import { makeProof, stepAt } from '#domain/pass/live-proof';
import type { PassPayload } from '#domain/pass/payload';
import { compressPoint } from '#domain/pass/point';
import { liveText } from '#domain/pass/qr-text';
import type { Trust, TrustedKey } from '#domain/pass/trust';
import type { PassPorts } from '#domain/pass/verify-pass';

const { subtle } = webcrypto;
const CURVE = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const ALGORITHM = { name: 'ECDSA', hash: 'SHA-256' } as const;

export const NOON = Date.UTC(2022, 3, 10, 4, 0, 0);
export const KID = Uint8Array.of(0xab, 0xcd, 0xef, 1);

export const ports: PassPorts = {
  verifyEs256: async (key, signature, message) =>
    subtle.verify(
      ALGORITHM,
      await subtle.importKey('raw', key, CURVE, false, ['verify']),
      signature,
      message,
    ),
  sha256: async (bytes) => new Uint8Array(await subtle.digest('SHA-256', bytes)),
};

export type Signer = { point: Uint8Array<ArrayBuffer>; compressed: Uint8Array<ArrayBuffer>; sign: SignEs256 };

export async function newSigner(): Promise<Signer> {
  const pair = await subtle.generateKey(CURVE, false, ['sign', 'verify']);
  const point = new Uint8Array(await subtle.exportKey('raw', pair.publicKey));
  const compressed = compressPoint(point);
  if (compressed === null) throw new Error('WebCrypto gave no point of the curve');
  return {
    point,
    compressed,
    sign: async (message) => new Uint8Array(await subtle.sign(ALGORITHM, pair.privateKey, message)),
  };
}

export const county = await newSigner();
export const phone = await newSigner();
export const stranger = await newSigner();

export const key = (over: Partial<TrustedKey> = {}): TrustedKey => ({
  kid: 'abcdef01',
  alg: 'ES256',
  key: toBase64Url(county.point),
  iss: '衡阳县',
  notBefore: NOON - 86_400_000,
  notAfter: NOON + 90 * 86_400_000,
  use: 'pass',
  ...over,
});

export const trust = (over: Partial<Trust> = {}): Trust => ({
  issuers: [key()],
  revoked: { number: 7, asOf: NOON - 3_600_000, passes: new Set() },
  ...over,
});

/** What a pass usually says. */
export const payload = (over: Partial<PassPayload> = {}): PassPayload => ({
  exp: NOON / 1000 + 14 * 86_400,
  cti: '0123456789abcdef',
  deviceKey: phone.compressed,
  name: '欧阳小明',
  last4: '002X',
  origin: '310115',
  destination: '430421105203',
  plate: '沪A12345',
  documentType: 'national-id',
  partySize: 4,
  colour: 'green',
  formVersion: 1,
  policyNumber: 312,
  ...over,
});

export const issue = (over: Partial<PassPayload> = {}, signer: Signer = county) =>
  issuePass(payload(over), KID, signer.sign);

type Showing = { at?: number; signer?: Signer; nonce?: Uint8Array<ArrayBuffer> | null };

/** What the traveller's phone shows at a moment. */
export async function show(
  pass: Uint8Array<ArrayBuffer>,
  { at = NOON, signer = phone, nonce = null }: Showing = {},
) {
  return liveText(
    pass,
    await makeProof({ pass, step: stepAt(at), nonce }, { sha256: ports.sha256, sign: signer.sign }),
  );
}
