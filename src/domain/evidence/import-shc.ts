import * as z from 'zod/mini';
import { nameSchema } from '../field';
import type { Sha256 } from '../pass/es256';
import { fault, ok, type Result } from '../result';
import { EVIDENCE_KINDS } from './evidence-key';
import { type ImportedKeys, jwkOf, jwksSchema, listedJwkSchema, type Until } from './listed-key';
import { thumbprintOf } from './thumbprint';

const directorySchema = z.object({
  issuerInfo: z.array(z.object({ issuer: z.object({ iss: nameSchema(200) }), keys: z.array(z.unknown()) })),
});

/** The key sets of a directory of issuers (the snapshot form of the VCI directory), by issuer; none for another document. */
export function shcIssuersOf(document: unknown): { iss: string; jwks: { keys: unknown[] } }[] {
  const directory = directorySchema.safeParse(document);
  if (!directory.success) return [];
  return directory.data.issuerInfo.map(({ issuer, keys }) => ({ iss: issuer.iss, jwks: { keys } }));
}

/** The keys of a SMART Health Cards issuer (`ISSUER/.well-known/jwks.json`). `iss` is the issuer's URL. */
export async function importShcJwks(
  document: unknown,
  { iss, until, sha256 }: Until & { iss: string; sha256: Sha256 },
): Promise<Result<ImportedKeys, 'not-a-list'>> {
  const list = jwksSchema.safeParse(document);
  if (!list.success) return fault('not-a-list');
  const imported: ImportedKeys = { keys: [], refused: [] };
  for (const entry of list.data.keys) {
    const jwk = listedJwkSchema.safeParse(entry);
    const kid = (jwk.success && jwk.data.kid) || '';
    const key = jwk.success && (jwk.data.use ?? 'sig') === 'sig' ? jwkOf(jwk.data) : null;
    if (key?.kty !== 'EC') imported.refused.push({ kid, why: jwk.success ? 'kind-of-key' : 'not-a-key' });
    else if ((await thumbprintOf(key, sha256)) !== kid) imported.refused.push({ kid, why: 'kid' });
    else
      imported.keys.push({
        scheme: 'shc',
        kid,
        alg: 'ES256',
        key,
        iss,
        notBefore: 0,
        notAfter: until,
        uses: [...EVIDENCE_KINDS],
      });
  }
  return ok(imported);
}
