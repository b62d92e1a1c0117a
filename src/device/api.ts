import type * as z from 'zod/mini';
import { type DeskEvent, deskEventSchema } from '#domain/desk/desk';
import { fault, ok, type Result } from '#domain/result';
import { PROTOCOL, PROTOCOL_HEADER, type Refusal, refusalSchema } from '#domain/wire';
import { browserPorts, type Ports } from './ports';

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

const DESK_TIMEOUT = 30_000;
const RETRY_AFTER_MAX = 60 * 60 * 1000;
const EVENTS_AGAIN = 5000;

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
      ...{ redirect: 'error', cache: 'no-store', credentials: request.credentials, signal: giveUp.signal },
    });
    const receivedWall = ports.wall();
    status = response.status;
    retryAfter = retryAfterOf(response.headers.get('retry-after'), receivedWall);
    if (!isOurs(response)) return { kind: 'none', status, retryAfter, timeout: false };
    const body: unknown = status === 204 ? null : await response.json();
    return { kind: 'answer', status, body, retryAfter, sentWall, receivedWall };
  } catch {
    // Not a status we may act on: the answer was cut off, or there was none.
    return { kind: 'none', status: null, retryAfter, timeout: giveUp.signal.aborted };
  } finally {
    clearTimeout(timer);
  }
}

function isOurs(response: Response): boolean {
  if (response.headers.get(PROTOCOL_HEADER) !== PROTOCOL || response.redirected) return false;
  const type = response.headers.get('content-type') ?? '';
  return response.status === 204 || /^application\/json\s*(;|$)/i.test(type);
}

/** `Retry-After` (seconds or a date, RFC 9110 10.2.3) in ms from now, at most an hour; null when there is none. */
function retryAfterOf(text: string | null, now: number): number | null {
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

/**
 * A request of the desk or of the set-up page, under the session cookie.
 * @param path with its query; never a person's data in it
 * @param schema of the answer; `z.unknown()` where there is none (204)
 */
export async function deskRequest<S extends z.ZodMiniType>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  schema: S,
  body?: unknown,
): Promise<Result<z.output<S>, Refusal | 'no-network'>> {
  const sent =
    body === undefined ? {} : { body: jsonBytes(body), headers: { 'content-type': 'application/json' } };
  const request = { method, path, timeout: DESK_TIMEOUT, credentials: 'same-origin' as const, ...sent };
  return readAnswer(await ask(browserPorts(), request), schema);
}

/**
 * The desk's live events, for as long as the returned function is not called. `live` tells whether the stream stands;
 * after every gap that the server cannot fill an `again` event asks for the board to be read anew.
 */
export function deskEvents(
  onEvent: (event: DeskEvent) => void,
  onState: (state: 'live' | 'lost') => void,
): () => void {
  let source: EventSource | null = null;
  let again: ReturnType<typeof setTimeout> | undefined;
  const open = (opened: number) => {
    const stream = new EventSource('/v1/events');
    source = stream;
    stream.onopen = () => {
      onState('live');
      if (opened > 0) onEvent({ type: 'again' });
    };
    stream.onmessage = (message) => {
      const event = parseEvent(message.data);
      if (event !== null) onEvent(event);
    };
    stream.onerror = () => {
      onState('lost');
      // The browser comes back by itself after a cut, with the last id, but not after an answer other than 200.
      if (stream.readyState === EventSource.CLOSED) again = setTimeout(() => open(opened + 1), EVENTS_AGAIN);
    };
  };
  open(0);
  return () => {
    clearTimeout(again);
    source?.close();
  };
}

function parseEvent(text: unknown): DeskEvent | null {
  try {
    const parsed = deskEventSchema.safeParse(JSON.parse(String(text)));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
