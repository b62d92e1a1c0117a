import { decodeBase45, encodeBase45 } from '#domain/pass/base45';
import { challengeText, parseChallengeText } from '#domain/pass/qr-text';
import { cborAttack } from './cbor-attacks';
import { mutateBytes, mutateText } from './mutate';
import { type Below, randomBytes } from './random';
import type { Subject } from './subject';

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

/**
 * The worker's question to a traveller's phone. Nobody signs it: what may be demanded is that each question has one
 * spelling only, so that a text that is read is the text that would be written.
 */
export function challengeSubject(below: Below): Subject {
  const texts = ['阳明互通出口', 'South exit 2', '站'].map((post) =>
    challengeText({ nonce: randomBytes(below, 8), post }),
  );
  return {
    name: 'challenge',
    originals: new Set(['the one spelling']),
    async next(below) {
      const text = texts[below(texts.length)] ?? '';
      const bytes = decodeBase45(text.slice(5));
      const inner = bytes.ok ? bytes.value : new Uint8Array(1);
      const made = [
        () => mutateText(text, below, { from: 5, letters: LETTERS }),
        () => `CP1Q:${encodeBase45(mutateBytes(inner, below))}`,
        () => `CP1Q:${encodeBase45(cborAttack(below))}`,
      ][below(3)];
      return { texts: [made?.() ?? ''], genuine: false };
    },
    async judge([text = '']) {
      const read = parseChallengeText(text);
      if (!read.ok) return { ok: false, code: read.fault };
      return { ok: true, signed: challengeText(read.value) === text ? 'the one spelling' : text };
    },
  };
}
