import type * as z from 'zod/mini';
import { type DeskEvent, deskEventSchema } from '#domain/desk/desk';
import type { Result } from '#domain/result';
import type { Refusal } from '#domain/wire';
import { ask, jsonBytes, readAnswer } from './ask';
import { browserPorts } from './ports';

/** What the desk and the set-up page ask, under the session cookie. Nothing that a phone at a post loads. */

const DESK_TIMEOUT = 30_000;
const EVENTS_AGAIN = 5000;

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
    stream.addEventListener('open', () => {
      onState('live');
      if (opened > 0) onEvent({ type: 'again' });
    });
    stream.addEventListener('message', (message) => {
      const event = parseEvent(message.data);
      if (event !== null) onEvent(event);
    });
    stream.addEventListener('error', () => {
      onState('lost');
      // The browser comes back by itself after a cut, with the last id, but not after an answer other than 200.
      if (stream.readyState === EventSource.CLOSED) again = setTimeout(() => open(opened + 1), EVENTS_AGAIN);
    });
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
