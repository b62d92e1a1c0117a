import type * as z from 'zod/mini';
import { fault, ok, type Result } from '#domain/result';
import { PROTOCOL, PROTOCOL_HEADER, type Refusal, refusalSchema } from '#domain/wire';
import type { Ports } from './ports';

/** The one place that talks to the server. Every answer is judged here: ours, or nothing. */

export type ServerRequest = {
  method: string;
  /** Path with its query. */
  path: string;
  headers?: Record<string, string>;
  body?: Uint8Array<ArrayBuffer>;
  timeout: number;
  /** `omit`: signed requests carry no cookies; the desk's session is one. */
  credentials: 'omit' | 'same-origin';
};
/**
 * `answer`: from our server, by its protocol header and JSON that parses, whatever the status. `none`: everything else,
 * also a captive portal's 200, a redirect, a proxy's error page, a cut-off body; it proves nothing about the request.
 */
export type ServerAnswer =
  | {
      kind: 'answer';
      status: number;
      body: unknown;
      retryAfter: number | null;
      sentWall: number;
      receivedWall: number;
    }
  | { kind: 'none'; status: number | null; retryAfter: number | null; timeout: boolean };

type Fetching = Pick<Ports, 'fetch' | 'wall'>;

/** A request that failed after so long failed for being slow. */
const SLOW = 15_000;
const RETRY_AFTER_MAX = 60 * 60 * 1000;

/** Sends one request and waits for one answer. Never throws for want of a network. */
export async function ask(ports: Fetching, request: ServerRequest): Promise<ServerAnswer> {
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(), request.timeout);
  const sentWall = ports.wall();
  let status: number | null = null;
  let retryAfter: number | null = null;
  try {
    const response = await ports.fetch(request.path, {
      method: request.method,
      headers: request.headers ?? {},
      body: request.body ?? null,
      redirect: 'error',
      cache: 'no-store',
      credentials: request.credentials,
      signal: giveUp.signal,
    });
    const receivedWall = ports.wall();
    status = response.status;
    retryAfter = retryAfterOf(response.headers.get('retry-after'), receivedWall);
    if (!isOurs(response)) return { kind: 'none', status, retryAfter, timeout: status === 408 };
    const body: unknown = status === 204 ? null : await response.json();
    return { kind: 'answer', status, body, retryAfter, sentWall, receivedWall };
  } catch {
    // Not a status we may act on: the answer was cut off, or there was none. A server or proxy that finds a slow upload
    // too long resets the connection, which looks like any other failure but for the time that it took.
    const timeout = giveUp.signal.aborted || ports.wall() - sentWall > SLOW;
    return { kind: 'none', status: null, retryAfter, timeout };
  } finally {
    clearTimeout(timer);
  }
}

/** Whether our server answered, and no proxy or portal in its place. */
export const speaksOurs = (response: Response): boolean =>
  response.headers.get(PROTOCOL_HEADER) === PROTOCOL && !response.redirected;

function isOurs(response: Response): boolean {
  if (!speaksOurs(response)) return false;
  const type = response.headers.get('content-type') ?? '';
  return response.status === 204 || /^application\/json\s*(;|$)/i.test(type);
}

/** `Retry-After` (seconds or a date, RFC 9110 10.2.3) in ms from now, at most an hour; null when there is none. */
export function retryAfterOf(text: string | null, now: number): number | null {
  if (text === null) return null;
  const wait = /^\d+$/.test(text.trim()) ? Number(text) * 1000 : Date.parse(text) - now;
  return Number.isFinite(wait) ? Math.min(Math.max(wait, 0), RETRY_AFTER_MAX) : null;
}

/** The refusal that an answer with a status other than 2xx says, or null when it says none that we know. */
export function refusalOf(answer: ServerAnswer): Refusal | null {
  if (answer.kind !== 'answer') return null;
  const parsed = refusalSchema.safeParse(answer.body);
  return parsed.success ? parsed.data : null;
}

/** The parsed value of a 2xx answer, the server's refusal, or `no-network` for all that proves nothing. */
export function readAnswer<S extends z.ZodMiniType>(
  answer: ServerAnswer,
  schema: S,
): Result<z.output<S>, Refusal | 'no-network'> {
  if (answer.kind === 'none') return fault('no-network');
  if (answer.status < 200 || answer.status > 299) return fault(refusalOf(answer) ?? 'no-network');
  const parsed = schema.safeParse(answer.body);
  return parsed.success ? ok(parsed.data) : fault('no-network');
}

/** A value as the bytes of its JSON. */
export const jsonBytes = (value: unknown): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(JSON.stringify(value));
