import type { Refusal } from '#domain/wire';

/** What a route gives back; the door writes it out. */
export type Reply = { status: number; body: unknown; headers?: Record<string, string> };

export const answer = (body: unknown): Reply => ({ status: 200, body });
/** Something was made or ended and there is nothing to tell. */
export const done = (): Reply => ({ status: 200, body: {} });

const STATUS: Record<Refusal['error'], number> = {
  'bad-request': 400,
  'not-json': 400,
  'too-large': 413,
  'unknown-install': 401,
  revoked: 401,
  'bad-signature': 401,
  'not-signed-in': 401,
  'not-allowed': 403,
  'not-found': 404,
  'method-not-allowed': 405,
  'epoch-changed': 409,
  gone: 410,
  'already-done': 409,
  conflict: 409,
  'update-app': 426,
  'slow-down': 429,
  busy: 503,
  'wrong-sign-in': 401,
  'weak-password': 400,
  'not-set-up': 503,
  'already-set-up': 409,
  'second-person': 403,
  'in-use': 409,
};

/** A refusal with its status. */
export const refuse = (error: Refusal['error'], more: Omit<Refusal, 'error'> = {}): Reply => ({
  status: STATUS[error],
  body: { error, ...more },
  ...(error === 'busy' ? { headers: { 'retry-after': '2' } } : {}),
});

/** A body of the wrong kind: 415, with the code of one that cannot be read. */
export const wrongKind = (): Reply => ({ status: 415, body: { error: 'not-json' } });
