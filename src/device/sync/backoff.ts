import type { Ports } from '../ports';

/** Failed attempts in a row, the wall clock at the last, how long it asked to wait, and whether the server asked. */
export type Backoff = { failures: number; failedAt: number; wait: number; demanded: boolean };

const FIRST = 1000;
const CAP = 5 * 60 * 1000;
const DEMANDED_CAP = 60 * 60 * 1000;

/** After a failed attempt: full jitter, 1 s x 2^n, at most 5 min; at least what the server asks for, at most 1 h. */
export function afterFailure(
  before: Pick<Backoff, 'failures'>,
  failed: { retryAfter: number | null },
  ports: Pick<Ports, 'wall' | 'random'>,
): Backoff {
  const failures = before.failures + 1;
  const jittered = ports.random() * Math.min(CAP, FIRST * 2 ** Math.min(failures - 1, 20));
  const wait = Math.min(DEMANDED_CAP, Math.max(failed.retryAfter ?? 0, jittered));
  return { failures, failedAt: ports.wall(), wait, demanded: failed.retryAfter !== null };
}

/**
 * Milliseconds until the next try is due, 0 when it is. A clock that was set back never makes the wait longer than the
 * one that was drawn: a failure in the future is one whose clock has changed since.
 */
export function untilDue({ failures, failedAt, wait }: Backoff, wall: number): number {
  if (failures === 0 || wall < failedAt) return 0;
  return Math.max(0, failedAt + Math.min(wait, DEMANDED_CAP) - wall);
}
