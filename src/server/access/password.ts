import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** argon2id, 19 MiB and two passes: OWASP's first choice for a small server. Algorithm 2 is argon2id. */
const COST = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** What nobody is at the door of: a stored password that no password fits, so that an unknown login takes as long. */
const NOBODY =
  '$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';

/** A password as it is stored. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), COST);

/** Whether a password is the stored one; with null it takes the same time and is false. */
export async function isPassword(stored: string | null, password: string): Promise<boolean> {
  try {
    return (await verify(stored ?? NOBODY, password.normalize('NFKC'))) && stored !== null;
  } catch {
    return false;
  }
}

/** Passwords that are guessed first: few different characters, or hardly more than the login. */
export function isWeak(password: string, login: string): boolean {
  const text = password.normalize('NFKC').toLowerCase();
  const rest = text.replaceAll(login, '');
  return text.length < 12 || new Set(text).size < 6 || new Set(rest).size < 5;
}

/** Four groups of four letters and digits that cannot be mistaken for each other: 79 bits. */
export function makePassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  const one = () => {
    for (;;) {
      const byte = randomBytes(1)[0] ?? 255;
      if (byte < 248) return letters.charAt(byte % letters.length);
    }
  };
  return Array.from({ length: 4 }, () => Array.from({ length: 4 }, one).join('')).join('-');
}
