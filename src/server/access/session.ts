import { createHash, randomBytes } from 'node:crypto';
import type { Request } from 'express';
import { toBase64Url } from '#domain/bytes';
import type { Context } from '../context';
import {
  addSession,
  dropSession,
  dropSessionsBefore,
  readAccount,
  readSession,
  seeSession,
} from '../store/accounts';
import type { AccountRow } from '../store/tables';

/** A session ends 12 hours after sign-in and 30 minutes after it was last used. */
const LONGEST = 12 * 3_600_000;
const IDLE = 30 * 60_000;
/** How often a use is noted: not with each request. */
const NOTE_EVERY = 60_000;

export type SignedIn = AccountRow & { session: string };

/** SHA-256 of a secret token, as it is stored. */
export const tokenHash = (token: string): string => toBase64Url(createHash('sha256').update(token).digest());

/** A random token of 32 bytes, base64url. */
export const newToken = (): string => toBase64Url(randomBytes(32));

const isSecure = (context: Context) => context.origin.startsWith('https:');

/** Under https the name binds the cookie to this very host. */
const cookieName = (context: Context) => (isSecure(context) ? '__Host-kakou' : 'kakou');

/** Begins a session. @returns the Set-Cookie header */
export async function beginSession(context: Context, account: AccountRow): Promise<string> {
  const token = newToken();
  const now = context.now();
  await context.store.write(async (tx) => {
    await dropSessionsBefore(tx, now - LONGEST);
    const row = {
      token_hash: tokenHash(token),
      area: account.area,
      account: account.id,
      made_at: now,
      seen_at: now,
    };
    await addSession(tx, row);
  });
  return `${cookieName(context)}=${token}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${LONGEST / 1000}${isSecure(context) ? '; Secure' : ''}`;
}

/** Ends a session. @returns the Set-Cookie header that drops the cookie */
export async function endSession(context: Context, session: string): Promise<string> {
  await context.store.write((tx) => dropSession(tx, session));
  return `${cookieName(context)}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0${isSecure(context) ? '; Secure' : ''}`;
}

/** Who is signed in by the request's cookie, or null. */
export async function signedIn(context: Context, request: Request): Promise<SignedIn | null> {
  const token = cookieOf(request, cookieName(context));
  return token === null ? null : await accountOf(context, tokenHash(token));
}

/** Whose session this is, while it lives and its account does. Use of it is noted once a minute. */
export async function accountOf(context: Context, session: string): Promise<SignedIn | null> {
  const now = context.now();
  const row = await readSession(context.store.db, session);
  if (row === null || now - row.made_at > LONGEST || now - row.seen_at > IDLE) return null;
  const account = await readAccount(context.store.db, { id: row.account });
  if (account === null || account.ended_at !== null) return null;
  if (now - row.seen_at > NOTE_EVERY) await context.store.write((tx) => seeSession(tx, session, now));
  return { ...account, session };
}

function cookieOf(request: Request, name: string): string | null {
  const found = (request.headers.cookie ?? '')
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part.startsWith(`${name}=`))
    .map((part) => part.slice(name.length + 1));
  const token = found.length === 1 ? found[0] : undefined;
  return token !== undefined && /^[A-Za-z0-9_-]{43}$/.test(token) ? token : null;
}
