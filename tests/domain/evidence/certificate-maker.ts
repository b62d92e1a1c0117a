import { webcrypto } from 'node:crypto';

/** One element of DER. */
export function der(tag: number, ...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const content = Buffer.concat(parts);
  const { length } = content;
  const head =
    length < 128
      ? [tag, length]
      : length < 256
        ? [tag, 0x81, length]
        : [tag, 0x82, length >> 8, length & 255];
  return new Uint8Array(Buffer.concat([Buffer.from(head), content]));
}

const sequence = (...parts: Uint8Array[]) => der(0x30, ...parts);
const text = (tag: number, letters: string) => der(tag, Buffer.from(letters));

/** An object identifier of dotted numbers. */
export function oid(dotted: string): Uint8Array<ArrayBuffer> {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const base128 = (number: number): number[] => {
    const digits = [number & 127];
    for (let left = number >> 7; left > 0; left >>= 7) digits.unshift((left & 127) | 128);
    return digits;
  };
  return der(6, Uint8Array.from([first * 40 + second, ...rest].flatMap(base128)));
}

const name = (country: string | null) =>
  sequence(
    der(0x31, sequence(oid('2.5.4.3'), text(12, 'DSC'))),
    ...(country === null ? [] : [der(0x31, sequence(oid('2.5.4.6'), text(19, country)))]),
  );

export type WantedCertificate = {
  uses?: readonly string[];
  country?: string | null;
  /** [tag, text]: UTCTime 0x17, GeneralizedTime 0x18. */
  end?: readonly [number, string];
  spki?: Uint8Array;
  version1?: boolean;
  /** The public key; a new one when not given. */
  signer?: CryptoKey;
};

const P256 = { name: 'ECDSA', namedCurve: 'P-256' } as const;

/** A certificate as far as we read one; nobody checks its signature. */
export async function makeCertificate(
  wanted: WantedCertificate = {},
): Promise<{ certificate: Uint8Array<ArrayBuffer>; kid: Uint8Array; jwk: { x: string; y: string } }> {
  const pair = await webcrypto.subtle.generateKey(P256, true, ['sign', 'verify']);
  const key = wanted.signer ?? pair.publicKey;
  const spki = wanted.spki ?? new Uint8Array(await webcrypto.subtle.exportKey('spki', key));
  const algorithm = sequence(oid('1.2.840.10045.4.3.2'));
  const [tag, end] = wanted.end ?? [0x17, '231231235959Z'];
  const uses =
    wanted.uses &&
    der(
      0xa3,
      sequence(
        sequence(oid('2.5.29.37'), der(1, Uint8Array.of(255)), der(4, sequence(...wanted.uses.map(oid)))),
      ),
    );
  const country = wanted.country === undefined ? 'AT' : wanted.country;
  const fields = [
    ...(wanted.version1 ? [] : [der(0xa0, der(2, Uint8Array.of(2)))]),
    der(2, Uint8Array.of(7)),
    algorithm,
    name(null),
    sequence(text(0x17, '210503180000Z'), text(tag, end)),
    name(country),
    spki,
    ...(uses ? [uses] : []),
  ];
  const certificate = sequence(sequence(...fields), algorithm, der(3, new Uint8Array(9)));
  const { x = '', y = '' } = await webcrypto.subtle.exportKey('jwk', key);
  const digest = new Uint8Array(await webcrypto.subtle.digest('SHA-256', certificate));
  return { certificate, kid: digest.slice(0, 8), jwk: { x, y } };
}
