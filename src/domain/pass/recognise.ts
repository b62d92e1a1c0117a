import { type PlaceCode, parsePlaceCode } from '../venue/place-code';

/** What a scanned text is, by its form alone: nothing is verified, opened or fetched. */
export type Recognised =
  | { kind: 'empty' }
  | { kind: 'pass' }
  /** A pass of a newer version than this app reads. */
  | { kind: 'newer-pass' }
  | { kind: 'challenge' }
  /** A frame of records, or of their receipts, carried from phone to phone. */
  | { kind: 'frame' }
  | { kind: 'venue' | 'post'; code: PlaceCode }
  /** An invitation of a worker's phone; the token is base64url. */
  | { kind: 'enrolment'; host: string; token: string }
  | { kind: 'hcert' | 'shc' | 'vds-nc' | 'nz' | 'divoc' | 'w3c-vc' }
  | { kind: 'payment' | 'web' | 'wifi' | 'contact' | 'phone' | 'mail' }
  /** An address that opens some other app, or runs something. */
  | { kind: 'app-link' }
  | { kind: 'text' };

const ENROLMENT = /^https:\/\/([a-z0-9.-]+(?::\d{1,5})?)\/enrol#([A-Za-z0-9_-]{8,200})$/;

/** The first pattern that fits says what it is; order matters (a payment page is an address too). */
const KINDS: readonly (readonly [RegExp, Exclude<Recognised['kind'], 'venue' | 'post' | 'enrolment'>])[] = [
  [/^\s*$/, 'empty'],
  [/^CP1:/, 'pass'],
  [/^CP1Q:/, 'challenge'],
  [/^CP1[XR]:/, 'frame'],
  [/^CP[1-9]\d*[A-Z]?:/, 'newer-pass'],
  // Copied texts bring blanks along; who verifies takes them off.
  [/^\s*HC1:/, 'hcert'],
  [/^\s*shc:\//i, 'shc'],
  [/^NZCP:\//, 'nz'],
  // ICAO visible digital seals: the JSON form of health proofs, and the older seal that begins with the letters DC.
  [/^\s*\{[\s\S]*"t"\s*:\s*"icao\./, 'vds-nc'],
  [/^DC0[0-9][A-Z0-9]{4}/, 'vds-nc'],
  // A DIVOC code is a zip file that holds certificate.json.
  [/^PK\x03\x04/, 'divoc'],
  [/^\s*\{[\s\S]*"VerifiableCredential"/, 'w3c-vc'],
  // A signed token by itself, and a link to health cards that only a network opens.
  [/^eyJ[\w-]+\.eyJ[\w-]+\.[\w-]*$/, 'w3c-vc'],
  [/^shlink:\//i, 'w3c-vc'],
  [/^(?:wxp|alipays?|alipayqr|upwallet|paypal):/i, 'payment'],
  [/^weixin:\/\/wxpay/i, 'payment'],
  [
    /^https?:\/\/(?:qr\.alipay\.com|(?:[a-z0-9-]+\.)*alipay\.com|[a-z]+\.tenpay\.com|pay(?:app)?\.weixin\.qq\.com|qr\.95516\.com)(?:[/?#]|$)/i,
    'payment',
  ],
  // EMVCo merchant codes, as UnionPay and many banks print them.
  [/^00020101021[12]\d{2}/, 'payment'],
  [/^000201\d{4}[\s\S]*6304[0-9A-Fa-f]{4}$/, 'payment'],
  [/^https?:\/\//i, 'web'],
  [/^WIFI:/i, 'wifi'],
  [/^(?:BEGIN:VCARD|MECARD:)/i, 'contact'],
  [/^tel:/i, 'phone'],
  [/^(?:mailto:|MATMSG:)/i, 'mail'],
  [/^[a-z][a-z0-9+.-]{1,30}:\S/i, 'app-link'],
];

/** Says what any scanned or pasted text is. */
export function recognise(text: string): Recognised {
  const place = parsePlaceCode(text);
  if (place !== null) return { kind: place.kind, code: place };
  const [, host, token] = ENROLMENT.exec(text) ?? [];
  if (host !== undefined && token !== undefined) return { kind: 'enrolment', host, token };
  const known = KINDS.find(([form]) => form.test(text));
  return { kind: known === undefined ? 'text' : known[1] };
}
