import { type DerElement, elementsOf, oidOf, readElement } from './der';
import type { PublicJwk } from './evidence-key';
import { momentOf } from './moment';
import { ecJwk, rsaJwk } from './public-jwk';

/** What we read of an X.509 certificate (RFC 5280). Its own signature is not checked: the trust list vouches for it. */
export type Certificate = {
  /** Null for a kind of key that signs none of our schemes. */
  key: PublicJwk | null;
  /** ms UTC. */
  notBefore: number;
  notAfter: number;
  /** Country of the subject, or of who issued it; null when neither is said. */
  country: string | null;
  /** Object identifiers of the extended key usage; empty when not restricted. */
  extendedUses: readonly string[];
};

const SEQUENCE = 0x30;
const EC_KEY = '1.2.840.10045.2.1';
const P256 = '1.2.840.10045.3.1.7';
const RSA_KEYS = ['1.2.840.113549.1.1.1', '1.2.840.113549.1.1.10'];
const COUNTRY = '2.5.4.6';
const EXTENDED_KEY_USAGE = '2.5.29.37';

/** Reads a certificate in DER, or null when it is none. */
export function readCertificate(der: Uint8Array): Certificate | null {
  const whole = readElement(der, 0);
  const [signed] = (whole?.tag === SEQUENCE && elementsOf(whole.content)) || [];
  const fields = (signed?.tag === SEQUENCE && elementsOf(signed.content)) || [];
  // The version, [0], is left out in certificates of version 1.
  const from = fields[0]?.tag === 0xa0 ? 1 : 0;
  const [, , issuer, validity, subject, spki, ...rest] = fields.slice(from);
  if (!issuer || !validity || !subject || !spki) return null;
  const [start, end] = elementsOf(validity.content) ?? [];
  const notBefore = start ? timeOf(start) : null;
  const notAfter = end ? timeOf(end) : null;
  if (notBefore === null || notAfter === null) return null;
  const extensions = extensionsOf(rest.find(({ tag }) => tag === 0xa3));
  return {
    key: keyOf(spki.content),
    notBefore,
    notAfter,
    country: countryOf(subject) ?? countryOf(issuer),
    extendedUses: inner(extensions.get(EXTENDED_KEY_USAGE)).map(({ content }) => oidOf(content)),
  };
}

/** UTCTime has two digits of a year, from 1950 on; GeneralizedTime has four. */
function timeOf({ tag, content }: DerElement): number | null {
  const text = String.fromCharCode(...content);
  const full = tag === 0x17 ? `${Number(text.slice(0, 2)) < 50 ? '20' : '19'}${text}` : text;
  const [, year, month, date, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(full) ?? [];
  return year === undefined ? null : momentOf(`${year}-${month}-${date}T${hour}:${minute}:${second}Z`);
}

function keyOf(spki: Uint8Array): PublicJwk | null {
  const [algorithm, bits] = elementsOf(spki) ?? [];
  const [kind, curve] = (algorithm && elementsOf(algorithm.content)) ?? [];
  // The first byte of a bit string counts its unused bits: none.
  if (!kind || bits?.content[0] !== 0) return null;
  const key = bits.content.subarray(1);
  const oid = oidOf(kind.content);
  if (oid === EC_KEY) return curve?.tag === 0x06 && oidOf(curve.content) === P256 ? ecJwk(key) : null;
  if (!RSA_KEYS.includes(oid)) return null;
  const [modulus, exponent] = inner(key);
  return modulus && exponent ? rsaJwk(modulus.content, exponent.content) : null;
}

function extensionsOf(field: DerElement | undefined): Map<string, Uint8Array> {
  const list = field ? inner(field.content) : [];
  const found = new Map<string, Uint8Array>();
  for (const one of list) {
    const parts = elementsOf(one.content) ?? [];
    const [name] = parts;
    // Between name and value may stand whether the extension is critical.
    const value = parts.at(-1);
    if (name && value?.tag === 0x04) found.set(oidOf(name.content), value.content);
  }
  return found;
}

/** The elements inside the one element that the bytes hold. */
function inner(bytes: Uint8Array | undefined): readonly DerElement[] {
  const outer = bytes && readElement(bytes, 0);
  return (outer && elementsOf(outer.content)) ?? [];
}

/** A name is a sequence of sets of (kind, text). */
function countryOf(name: DerElement): string | null {
  for (const set of elementsOf(name.content) ?? [])
    for (const pair of elementsOf(set.content) ?? []) {
      const [kind, text] = elementsOf(pair.content) ?? [];
      const country = text ? String.fromCharCode(...text.content) : '';
      if (kind && oidOf(kind.content) === COUNTRY && /^[A-Za-z]{2,3}$/.test(country))
        return country.toUpperCase();
    }
  return null;
}
