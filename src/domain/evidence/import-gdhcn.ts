import * as z from 'zod/mini';
import { toBase64Url } from '../bytes';
import { fault, ok, type Result } from '../result';
import { readCertificate } from './certificate';
import { certificateKey } from './certificate-key';
import { algorithmOf, EVIDENCE_KINDS, type EvidenceKey } from './evidence-key';
import {
  base64,
  type ImportedKeys,
  jwkOf,
  jwksSchema,
  type KeyRefusal,
  type ListedJwk,
  listedJwkSchema,
  type Until,
} from './listed-key';

const didSchema = z.object({ verificationMethod: z.array(z.unknown()) });
const methodSchema = z.object({ id: z.string(), publicKeyJwk: listedJwkSchema });

/** `did:web:...:trustlist:DOMAIN:PARTICIPANT:USAGE#KID` (WHO SMART Trust, DID trust list v2). */
const DID_OF_KEY = /:trustlist:([^:#]+):([^:#]+):([^:#]+)#(.+)$/;
/** The base64 of a kid may stand in an address with its `=`, `+` and `/` escaped. */
const ESCAPED = /%([0-9a-f]{2})/gi;

/**
 * The keys of the WHO GDHCN trust list: an embedded DID document (version 2), or the same keys as a JWK list. Keys of
 * the domain DCC with the usage DSC (document signers) are taken; dates and uses come from the certificate when the
 * list has it. References to other documents are passed over: nothing is fetched. `not-a-list` for another document.
 */
export function importGdhcn(document: unknown, { until }: Until): Result<ImportedKeys, 'not-a-list'> {
  const did = didSchema.safeParse(document);
  const jwks = jwksSchema.safeParse(document);
  if (!did.success && !jwks.success) return fault('not-a-list');
  const imported: ImportedKeys = { keys: [], refused: [] };
  const take = (kid: string, key: EvidenceKey | KeyRefusal['why']) =>
    typeof key === 'string' ? imported.refused.push({ kid, why: key }) : imported.keys.push(key);
  for (const entry of did.success ? did.data.verificationMethod : []) {
    if (typeof entry === 'string') continue;
    const method = methodSchema.safeParse(entry);
    if (!method.success) take('', 'not-a-key');
    else take(method.data.publicKeyJwk.kid ?? '', didKey(method.data, until));
  }
  for (const entry of jwks.success && !did.success ? jwks.data.keys : []) {
    const jwk = listedJwkSchema.safeParse(entry);
    if (!jwk.success) take('', 'not-a-key');
    else take(jwk.data.kid ?? '', hcertKey(jwk.data, { iss: null, until }));
  }
  return ok(imported);
}

function didKey(
  { id, publicKeyJwk }: z.infer<typeof methodSchema>,
  until: number,
): EvidenceKey | KeyRefusal['why'] {
  const [, domain, participant, usage, fragment = ''] = DID_OF_KEY.exec(id) ?? [];
  if (domain !== 'DCC') return 'other-domain';
  if (usage !== 'DSC') return 'authority';
  const kid =
    publicKeyJwk.kid ??
    fragment.replace(ESCAPED, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
  return hcertKey({ ...publicKeyJwk, kid }, { iss: participant ?? null, until });
}

function hcertKey(
  jwk: ListedJwk,
  { iss, until }: Until & { iss: string | null },
): EvidenceKey | KeyRefusal['why'] {
  const kid = base64(jwk.kid ?? '');
  if (!kid?.length) return 'not-a-key';
  const [leaf] = jwk.x5c ?? [];
  const der = leaf === undefined ? null : base64(leaf);
  const certificate = der && readCertificate(der);
  const names = { kid: toBase64Url(kid), iss: iss ?? certificate?.country ?? '?' };
  if (certificate) return certificateKey(certificate, names);
  const key = jwkOf(jwk);
  if (key === null) return 'kind-of-key';
  const uses = [...EVIDENCE_KINDS];
  return { scheme: 'hcert', ...names, alg: algorithmOf(key), key, notBefore: 0, notAfter: until, uses };
}
