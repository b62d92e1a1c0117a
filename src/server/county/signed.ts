import { toBase64Url } from '#domain/bytes';
import type { Signed } from '#domain/wire';
import type { Signer } from './keys';

/** A document signed by the county's root key: the UTF-8 JSON and the signature over exactly these bytes. */
export async function signDocument(root: Signer, value: unknown): Promise<Signed> {
  const payload = new TextEncoder().encode(JSON.stringify(value));
  return {
    payload: Buffer.from(payload).toString('base64url'),
    signature: toBase64Url(await root.sign(payload)),
  };
}
