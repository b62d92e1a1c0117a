import { fault, ok, type Result } from '../result';
import { decodeBase45, encodeBase45 } from './base45';
import { bytesOf, decodeCbor, encodeCbor, uintOf } from './cbor';
import { type ParsedPass, parsePass } from './pass-bytes';

const PASS_PREFIX = 'CP1:';
const CHALLENGE_PREFIX = 'CP1Q:';
/** First byte of a pass by itself; a live code begins with an array. */
const TAG_18 = 0xd2;
/** 1,024 bytes in base45; anything longer is not worth decoding. */
const MOST_TEXT = 1536;

/** What the traveller's phone adds to the pass. */
export type Proof = {
  /** floor(unix seconds / 10) when it was signed, by the traveller's corrected clock. */
  step: number;
  signature: Uint8Array<ArrayBuffer>;
  /** The 8 bytes of the worker's challenge that it answers, or null. */
  nonce: Uint8Array<ArrayBuffer> | null;
};

/** What a `CP1:` text carries: a pass, and on a live phone its proof. */
export type CarriedPass = { pass: ParsedPass; proof: Proof | null };

/** The text of the QR code on paper: the pass alone. */
export const paperText = (pass: Uint8Array): string => PASS_PREFIX + encodeBase45(pass);

/** The text of the QR code on a phone: pass and proof. */
export function liveText(pass: Uint8Array, proof: Proof): string {
  const { step, signature, nonce } = proof;
  return PASS_PREFIX + encodeBase45(encodeCbor([pass, step, signature, ...(nonce === null ? [] : [nonce])]));
}

/** Reads a `CP1:` text. `malformed` for whatever is not exactly one; no signature is checked here. */
export function parsePassText(text: string): Result<CarriedPass, 'malformed'> {
  if (!text.startsWith(PASS_PREFIX) || text.length > MOST_TEXT) return fault('malformed');
  const bytes = decodeBase45(text.slice(PASS_PREFIX.length));
  if (!bytes.ok) return fault('malformed');
  if (bytes.value[0] === TAG_18) {
    const paper = parsePass(bytes.value);
    return paper === null ? fault('malformed') : ok({ pass: paper, proof: null });
  }
  const decoded = decodeCbor(bytes.value);
  return decoded.ok && Array.isArray(decoded.value) ? parseLive(decoded.value) : fault('malformed');
}

function parseLive(parts: readonly unknown[]): Result<CarriedPass, 'malformed'> {
  const passBytes = bytesOf(parts[0]);
  const step = uintOf(parts[1]);
  const signature = bytesOf(parts[2], 64);
  const nonce = parts.length === 4 ? bytesOf(parts[3], 8) : null;
  const complete = parts.length === 3 || (parts.length === 4 && nonce !== null);
  const pass = passBytes === null ? null : parsePass(passBytes);
  if (!complete || pass === null || step === null || signature === null) return fault('malformed');
  return ok({ pass, proof: { step, signature, nonce } });
}

/** The worker's question to a traveller's phone, shown as a QR code. */
export type Challenge = {
  nonce: Uint8Array<ArrayBuffer>;
  /** Who asks, as the traveller may read it. */
  post: string;
};

/** The text of a challenge's QR code. */
export const challengeText = (challenge: Challenge): string =>
  CHALLENGE_PREFIX + encodeBase45(encodeCbor([challenge.nonce, challenge.post]));

/** Reads a `CP1Q:` text. */
export function parseChallengeText(text: string): Result<Challenge, 'malformed'> {
  if (!text.startsWith(CHALLENGE_PREFIX) || text.length > MOST_TEXT) return fault('malformed');
  const bytes = decodeBase45(text.slice(CHALLENGE_PREFIX.length));
  const decoded = bytes.ok ? decodeCbor(bytes.value) : bytes;
  if (!decoded.ok || !Array.isArray(decoded.value) || decoded.value.length !== 2) return fault('malformed');
  const nonce = bytesOf(decoded.value[0], 8);
  const post: unknown = decoded.value[1];
  return nonce !== null && typeof post === 'string' ? ok({ nonce, post }) : fault('malformed');
}
