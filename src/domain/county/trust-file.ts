import * as z from 'zod/mini';
import { areaCodeSchema } from '../area/place';
import { fromBase64Url, toHex } from '../bytes';
import { base64UrlSchema, nameSchema, timeSchema } from '../field';
import { isLowSignature, type Sha256, type VerifyEs256 } from '../pass/es256';
import { compressPoint, decompressPoint } from '../pass/point';
import { type TrustedKey, trustedKeySchema } from '../pass/trust';
import { fault, ok, type Result } from '../result';

/**
 * The file that one county hands to another, so that its passes are believed there: public keys and a name, signed by its
 * root key. Whether that root key is truly that county's two people tell each other by its fingerprint.
 */
export const trustFileSchema = z.strictObject({
  kakou: z.literal('county-trust'),
  rootKey: base64UrlSchema,
  payload: z.string().check(z.regex(/^[A-Za-z0-9_-]+$/), z.maxLength(200_000)),
  signature: base64UrlSchema,
});
export type TrustFile = z.infer<typeof trustFileSchema>;

/** What the payload says. The numbers of a county's files only rise; `asOf` in ms UTC. */
export const countyTrustSchema = z.strictObject({
  kind: z.literal('county-trust'),
  number: z.int().check(z.minimum(1)),
  asOf: timeSchema,
  area: areaCodeSchema.check(z.regex(/^\d{6}$/)),
  name: nameSchema(60),
  keys: z.array(trustedKeySchema).check(z.maxLength(50)),
});
export type CountyTrust = z.infer<typeof countyTrustSchema>;

/** Why a key of a file is left out. */
type KeyRefusal = { kid: string; why: 'other-use' | 'other-county' | 'kind-of-key' | 'expired' };

export type ReadTrustFile = {
  county: Omit<CountyTrust, 'kind' | 'keys'>;
  rootKey: string;
  keys: TrustedKey[];
  refused: KeyRefusal[];
};

type Ports = { verifyEs256: VerifyEs256; now: number };

/**
 * Reads another county's file: `not-a-file` for another document, `bad-signature` for one that its own root key did not
 * sign. Keys that are of no use for passes of that county are left out, and why. `now` in ms UTC.
 */
export async function readTrustFile(
  document: unknown,
  { verifyEs256, now }: Ports,
): Promise<Result<ReadTrustFile, 'not-a-file' | 'bad-signature'>> {
  const file = trustFileSchema.safeParse(document);
  if (!file.success) return fault('not-a-file');
  const [root, payload, signature] = [file.data.rootKey, file.data.payload, file.data.signature].map(
    fromBase64Url,
  );
  if (!root || !payload || !signature || compressPoint(root) === null) return fault('not-a-file');
  if (!isLowSignature(signature) || !(await verifyEs256(root, signature, payload)))
    return fault('bad-signature');
  const said = countyTrustSchema.safeParse(json(payload));
  if (!said.success) return fault('not-a-file');
  const { kind: _, keys: all, ...county } = said.data;
  const read: ReadTrustFile = { county, rootKey: file.data.rootKey, keys: [], refused: [] };
  for (const key of all) {
    const why = whyNot(key, county.area, now);
    if (why === null) read.keys.push(key);
    else read.refused.push({ kid: key.kid, why });
  }
  return ok(read);
}

function whyNot(key: TrustedKey, area: string, now: number): KeyRefusal['why'] | null {
  if (key.use !== 'pass') return 'other-use';
  if (key.iss !== area) return 'other-county';
  const point = fromBase64Url(key.key);
  const good =
    point !== null && (point.length === 33 ? decompressPoint(point) : compressPoint(point)) !== null;
  if (key.alg !== 'ES256' || !good) return 'kind-of-key';
  return key.notAfter <= now ? 'expired' : null;
}

function json(payload: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload));
  } catch {
    return null;
  }
}

/** What two people read to each other over the telephone: 16 bytes of the key's SHA-256 as hex in groups of four. */
export async function fingerprintOf(rootKey: Uint8Array<ArrayBuffer>, sha256: Sha256): Promise<string> {
  const digits = toHex((await sha256(rootKey)).subarray(0, 16));
  return digits.replace(/(.{4})(?=.)/g, '$1 ');
}
