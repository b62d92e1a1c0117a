import { ES256, makeSigningKey } from './crypto';
import type { Database } from './database';

/**
 * The key of an install: P-256, made on this phone, non-extractable, kept in IndexedDB. It signs requests and live
 * proofs. Two tabs that ask at once get the same one: the first that is stored stays.
 */
export async function installKey(database: Database, install: string): Promise<CryptoKeyPair> {
  const known = await database.run((db) => db.get('keys', install));
  if (known !== undefined) return known;
  const made = await makeSigningKey();
  return database.run(async (db) => {
    const tx = db.transaction('keys', 'readwrite', { durability: 'strict' });
    const key = (await tx.store.get(install)) ?? made;
    await Promise.all([tx.store.put(key, install), tx.done]);
    return key;
  });
}

/** The public half as an uncompressed point, 65 bytes. */
export async function publicKeyBytes(pair: CryptoKeyPair): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
}

/** ES256 over bytes: r and s, 64 bytes. */
export async function signWith(
  pair: CryptoKeyPair,
  message: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.sign(ES256, pair.privateKey, message));
}
