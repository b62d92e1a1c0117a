import { createDecipheriv, createHash } from 'node:crypto';
import { concat, equal } from '#domain/bytes';
import { SEAL_EXPORT, SEAL_INFO, type SealedParts, sealedHeader, sessionOf } from '#domain/record/sealed';
import type { Keys } from '../county/keys';

/** Sessions whose key is kept ready; one opening costs 2.4 ms, and a phone makes one at each start of the app. */
const READY = 2000;

export type SealOpener = {
  /**
   * Takes a sealed record out of its seal.
   * @param enc the encapsulation of its session (65 bytes), or null when nobody sent it
   * @returns the packed record, or null when the seal cannot be opened
   */
  open(parts: SealedParts, enc: Uint8Array<ArrayBuffer> | null): Promise<Uint8Array | null>;
};

/** Opens seals with the server's sealing key; keeps the keys of the newest sessions ready. */
export function sealOpener(seal: Keys['seal']): SealOpener {
  const ready = new Map<string, Uint8Array>();
  return {
    async open(parts, enc) {
      const session = sessionOf(parts);
      let key = ready.get(session) ?? null;
      key ??= enc === null ? null : await sessionKey(seal, parts.session, enc);
      if (key === null) return null;
      ready.delete(session);
      ready.set(session, key);
      const oldest = ready.keys().next().value;
      if (ready.size > READY && oldest !== undefined) ready.delete(oldest);
      return decrypt(key, parts);
    },
  };
}

/** True when an encapsulation is the one that a session's id names. */
const isSession = (session: Uint8Array, enc: Uint8Array): boolean =>
  equal(createHash('sha256').update(enc).digest().subarray(0, 8), session);

async function sessionKey(
  seal: Keys['seal'],
  session: Uint8Array,
  enc: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array | null> {
  if (!isSession(session, enc)) return null;
  const text = new TextEncoder();
  try {
    const info = text.encode(SEAL_INFO).buffer;
    const opened = await seal.suite.createRecipientContext({ recipientKey: seal.privateKey, enc, info });
    return new Uint8Array(await opened.export(text.encode(SEAL_EXPORT).buffer, 32));
  } catch {
    // Not a point of the curve, or nothing that HPKE could have made.
    return null;
  }
}

function decrypt(key: Uint8Array, parts: SealedParts): Uint8Array | null {
  const cipher = createDecipheriv('aes-256-gcm', key, parts.iv);
  cipher.setAAD(sealedHeader(parts.keyId, parts.session));
  cipher.setAuthTag(parts.ciphertext.subarray(-16));
  try {
    return concat(cipher.update(parts.ciphertext.subarray(0, -16)), cipher.final());
  } catch {
    return null;
  }
}
