import { createHash, webcrypto } from 'node:crypto';
import { fromBase64Url, toBase64Url } from '#domain/bytes';
import {
  type CountyTrust,
  fingerprintOf,
  type ReadTrustFile,
  type TrustFile,
} from '#domain/county/trust-file';
import type { Sha256, VerifyEs256 } from '#domain/pass/es256';
import { fault, ok, type Result } from '#domain/result';
import { record } from '../store/audit';
import { readCounty } from '../store/county';
import {
  dropTrustedCounty,
  keepTrustedCounty,
  listTrustedCounties,
  readSignedList,
} from '../store/signed-lists';
import type { Db } from '../store/store';
import { type Keys, trustedKeys } from './keys';
import { signDocument } from './signed';
import { publishIssuers } from './trust-lists';

export const sha256: Sha256 = async (bytes) => Uint8Array.from(createHash('sha256').update(bytes).digest());

/** Checks an ES256 signature by Node's own WebCrypto. Bytes that are no key verify nothing. */
export const verifyEs256: VerifyEs256 = async (key, signature, message) => {
  try {
    const curve = { name: 'ECDSA', namedCurve: 'P-256' };
    const imported = await webcrypto.subtle.importKey('raw', key, curve, false, ['verify']);
    const es256 = { name: 'ECDSA', hash: 'SHA-256' };
    return await webcrypto.subtle.verify(es256, imported, signature, message);
  } catch {
    return false;
  }
};

/** The fingerprint of a root key as it stands in files and rows (65 bytes, base64url). */
export const fingerprint = (rootKey: string): Promise<string> =>
  fingerprintOf(fromBase64Url(rootKey) ?? new Uint8Array(0), sha256);

/** This county's own keys as a file for another county, or null before set-up. */
export async function ownTrustFile(db: Db, keys: Keys, now: number): Promise<TrustFile | null> {
  const county = await readCounty(db);
  const list = await readSignedList(db, 'issuers');
  if (county === null || list === null) return null;
  const said: CountyTrust = {
    kind: 'county-trust',
    number: list.number,
    asOf: now,
    area: county.area,
    name: county.name,
    keys: trustedKeys(keys, county.area).filter((one) => one.notAfter > now),
  };
  return {
    kakou: 'county-trust',
    rootKey: toBase64Url(keys.root.publicKey),
    ...(await signDocument(keys.root, said)),
  };
}

/**
 * Why a county's file is not taken: it is this county's own, has no key that is of use, is older than what is known, or
 * another root key signed for that county before.
 */
export type CountyRefusal = 'own-county' | 'no-keys' | 'older' | 'other-root-key';

/** Whether a file may be taken, and whether its root key is a new one whose fingerprint has to be compared first. */
export async function mayTrust(
  db: Db,
  keys: Keys,
  { county, rootKey, keys: offered }: ReadTrustFile,
): Promise<Result<{ known: boolean }, CountyRefusal>> {
  const own = await readCounty(db);
  if (county.area === own?.area || rootKey === toBase64Url(keys.root.publicKey)) return fault('own-county');
  if (offered.length === 0) return fault('no-keys');
  const before = (await listTrustedCounties(db)).find((one) => one.area === county.area);
  if (before === undefined) return ok({ known: false });
  if (before.root_key !== rootKey) return fault('other-root-key');
  return county.number < before.number ? fault('older') : ok({ known: true });
}

/** Believes another county's passes from now on. @returns the number of the list that says so */
export async function trustCounty(
  tx: Db,
  keys: Keys,
  by: { read: ReadTrustFile; now: number },
): Promise<number> {
  const { read, now } = by;
  const { area, name, number } = read.county;
  const row = { area, name, root_key: read.rootKey, number, keys: JSON.stringify(read.keys), added_at: now };
  await keepTrustedCounty(tx, row);
  const kids = read.keys.map((one) => one.kid);
  const payload = { area, rootKey: await fingerprint(read.rootKey), kids };
  return await changed(tx, keys, { now, action: 'county-trusted', payload });
}

/** Believes a county's passes no more. @returns the number of the list that says so, or null when it was not believed */
export async function distrustCounty(
  tx: Db,
  keys: Keys,
  by: { area: string; now: number },
): Promise<number | null> {
  const { area, now } = by;
  if (!(await dropTrustedCounty(tx, area))) return null;
  return await changed(tx, keys, { now, action: 'county-distrusted', payload: { area } });
}

/** Signs the list of keys anew and puts on record what the operator did. */
export async function changed(
  tx: Db,
  keys: Keys,
  by: { now: number; action: string; payload: Record<string, unknown> },
): Promise<number> {
  const { now, action, payload } = by;
  const area = (await readCounty(tx))?.area ?? '';
  const number = await publishIssuers(tx, keys, now);
  await record(tx, [
    { at: now, actor: 'operator', action, subject: null, area, payload: { ...payload, number } },
  ]);
  return number;
}
