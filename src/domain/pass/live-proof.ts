import { encodeCbor } from './cbor';
import { lowSignature, type Sha256, type SignEs256 } from './es256';
import type { Proof } from './qr-text';

/** What a proof is about. `nonce` answers a challenge, null without one. */
export type ProofClaim = {
  pass: Uint8Array<ArrayBuffer>;
  step: number;
  nonce: Uint8Array<ArrayBuffer> | null;
};

/** The step of a moment in unix milliseconds (corrected by the offset measured against the server). */
export const stepAt = (now: number): number => Math.floor(now / 10_000);

/** What the traveller's phone signs: CBOR ["CP1-proof", SHA-256(pass), step] or [..., step, nonce] (PASS.md). */
export async function proofMessage(claim: ProofClaim, sha256: Sha256): Promise<Uint8Array<ArrayBuffer>> {
  const digest = await sha256(claim.pass);
  return encodeCbor(['CP1-proof', digest, claim.step, ...(claim.nonce === null ? [] : [claim.nonce])]);
}

/** Signs a claim by the phone's own key; show the result with `liveText`. */
export async function makeProof(
  claim: ProofClaim,
  ports: { sha256: Sha256; sign: SignEs256 },
): Promise<Proof> {
  const signature = await ports.sign(await proofMessage(claim, ports.sha256));
  return { step: claim.step, nonce: claim.nonce, signature: lowSignature(signature) };
}
