import { fromBase64Url, toHex } from '../bytes';
import { fault, ok, type Result } from '../result';
import { answers } from './challenge';
import { isLowSignature, type Sha256, type VerifyEs256 } from './es256';
import { ageOf, freshnessOf } from './freshness';
import { proofMessage } from './live-proof';
import { ES256, type ParsedPass } from './pass-bytes';
import type { PassPayload } from './payload';
import { decompressPoint } from './point';
import { type Proof, parsePassText } from './qr-text';
import { type Recognised, recognise } from './recognise';
import type { Trust, TrustedKey, Use } from './trust';

/** A pass whose issuer's signature held. */
export type KnownPass = { payload: PassPayload; kid: string; iss: string };

/**
 * What is wrong, in the order in which it is looked for, with the facts that explain it. From `not-yet-valid` on the
 * county's signature held, so `pass` says truly for whom it was issued. Times in ms UTC.
 */
export type PassFault =
  | { code: 'not-kakou'; what: Recognised }
  | { code: 'malformed' }
  /** `towards`: the area to which the pass says that it leads. Nobody signed for that: it may only be called a claim. */
  | { code: 'unknown-issuer'; kid: string; towards: string }
  | { code: 'wrong-algorithm'; kid: string; algorithm: number }
  | { code: 'bad-signature'; kid: string }
  | { code: 'not-yet-valid'; pass: KnownPass; from: number }
  | { code: 'expired'; pass: KnownPass; since: number }
  | { code: 'revoked'; pass: KnownPass; list: number; listAsOf: number; listAgeMs: number }
  | { code: 'proof-missing'; pass: KnownPass }
  | { code: 'bad-proof'; pass: KnownPass }
  | { code: 'stale-proof'; pass: KnownPass; ageSeconds: number }
  | ({ code: 'used-here'; pass: GoodPass } & Use);

/** A good pass. `challenged`: it answered this phone's challenge, so `freshness` is 'fresh' whatever the clocks say. */
export type GoodPass = KnownPass &
  (
    | { kind: 'live'; freshness: 'fresh' | 'clocks-differ'; challenged: boolean; ageSeconds: number }
    | { kind: 'paper' }
  );

export type PassPorts = { verifyEs256: VerifyEs256; sha256: Sha256 };

/** A new key may reach a phone whose clock is this much behind. */
const KEY_TOLERANCE = 120_000;

/**
 * Judges a scanned text offline, in the order of PASS.md: not a Kakou code, malformed, unknown issuer, wrong algorithm,
 * bad signature, not yet valid, expired, revoked, proof missing, bad proof, stale proof, used here, good. `now` is in
 * unix ms, corrected by the offset measured at the last sync. The signature checks are arguments.
 */
export async function verifyPass(
  text: string,
  trust: Trust,
  { now, ports }: { now: number; ports: PassPorts },
): Promise<Result<GoodPass, PassFault>> {
  const what = recognise(text);
  if (what.kind !== 'pass') return fault({ code: 'not-kakou', what });
  const carried = parsePassText(text);
  if (!carried.ok) return fault({ code: 'malformed' });
  const { pass: parsed, proof } = carried.value;

  const issuer = await findIssuer(parsed, trust.issuers, ports.verifyEs256);
  if (!issuer.ok) return issuer;
  const { payload } = parsed;
  const pass: KnownPass = { payload, kid: issuer.value.kid, iss: issuer.value.iss };

  const standing = judgeStanding(pass, issuer.value, { trust, now });
  if (standing !== null) return fault(standing);
  const carrier = await judgeProof(parsed, proof, { pass, trust, now, ports });
  if (!carrier.ok) return carrier;
  const used = (await trust.usedHere?.(payload.cti)) ?? null;
  return used === null ? carrier : fault({ code: 'used-here', pass: carrier.value, ...used });
}

async function findIssuer(
  parsed: ParsedPass,
  issuers: readonly TrustedKey[],
  verifyEs256: VerifyEs256,
): Promise<Result<TrustedKey, PassFault>> {
  const kid = toHex(parsed.kid);
  const named = issuers.filter((key) => key.kid === kid && key.use === 'pass');
  if (named.length === 0) return fault({ code: 'unknown-issuer', kid, towards: parsed.payload.destination });
  // The trusted record says the algorithm; the header may only agree.
  const agreeing = named.filter((key) => key.alg === 'ES256' && parsed.algorithm === ES256);
  if (agreeing.length === 0) return fault({ code: 'wrong-algorithm', kid, algorithm: parsed.algorithm });
  if (isLowSignature(parsed.signature))
    for (const key of agreeing) {
      const point = publicPoint(fromBase64Url(key.key));
      if (point !== null && (await verifyEs256(point, parsed.signature, parsed.message))) return ok(key);
    }
  return fault({ code: 'bad-signature', kid });
}

const publicPoint = (key: Uint8Array<ArrayBuffer> | null): Uint8Array<ArrayBuffer> | null =>
  key === null || key.length === 65 ? key : decompressPoint(key);

function judgeStanding(
  pass: KnownPass,
  issuer: TrustedKey,
  { trust, now }: { trust: Trust; now: number },
): PassFault | null {
  if (now < issuer.notBefore - KEY_TOLERANCE) return { code: 'not-yet-valid', pass, from: issuer.notBefore };
  const end = Math.min(pass.payload.exp * 1000, issuer.notAfter);
  if (now >= end) return { code: 'expired', pass, since: end };
  const { number, asOf, passes } = trust.revoked;
  if (passes.has(pass.payload.cti))
    return { code: 'revoked', pass, list: number, listAsOf: asOf, listAgeMs: Math.max(0, now - asOf) };
  return null;
}

type ProofContext = { pass: KnownPass; trust: Trust; now: number; ports: PassPorts };

async function judgeProof(
  parsed: ParsedPass,
  proof: Proof | null,
  { pass, trust, now, ports }: ProofContext,
): Promise<Result<GoodPass, PassFault>> {
  const { deviceKey } = pass.payload;
  if (proof === null)
    return deviceKey === null ? ok({ ...pass, kind: 'paper' }) : fault({ code: 'proof-missing', pass });
  const point = deviceKey === null ? null : decompressPoint(deviceKey);
  const message = await proofMessage({ pass: parsed.bytes, ...proof }, ports.sha256);
  const holds =
    point !== null &&
    isLowSignature(proof.signature) &&
    (await ports.verifyEs256(point, proof.signature, message));
  if (!holds) return fault({ code: 'bad-proof', pass });

  const age = ageOf(proof.step, now);
  const ageSeconds = Math.round(age / 1000);
  if (proof.nonce !== null && trust.expectedNonce !== undefined && answers(proof.nonce, trust.expectedNonce))
    return ok({ ...pass, kind: 'live', freshness: 'fresh', challenged: true, ageSeconds });
  const freshness = freshnessOf(age);
  if (freshness === 'old') return fault({ code: 'stale-proof', pass, ageSeconds });
  return ok({ ...pass, kind: 'live', freshness, challenged: false, ageSeconds });
}
