import { webcrypto } from 'node:crypto';
import type { EvidencePorts } from '#domain/evidence/signer';

const IMPORT = {
  ES256: { name: 'ECDSA', namedCurve: 'P-256' },
  PS256: { name: 'RSA-PSS', hash: 'SHA-256' },
} as const;
const VERIFY = {
  ES256: { name: 'ECDSA', hash: 'SHA-256' },
  PS256: { name: 'RSA-PSS', saltLength: 32 },
} as const;

/** The platform's part of verifying evidence, by WebCrypto as in the browser. */
export const ports: EvidencePorts = {
  async verify({ alg, key, signature, message }) {
    try {
      const imported = await webcrypto.subtle.importKey('jwk', key, IMPORT[alg], false, ['verify']);
      return await webcrypto.subtle.verify(VERIFY[alg], imported, signature, message);
    } catch {
      return false;
    }
  },
  sha256: async (bytes) => new Uint8Array(await webcrypto.subtle.digest('SHA-256', bytes)),
};
