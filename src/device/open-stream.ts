import { retryAfterOf, speaksOurs } from './ask';
import type { Database } from './database';
import { sign } from './install-api';
import type { Ports } from './ports';

/**
 * `open`: our server's stream, as text. `none`: everything else; `refused` when the server itself says that it will not,
 * and asking soon again is of no use.
 */
type Stream =
  | { kind: 'open'; text: ReadableStream<string> }
  | { kind: 'none'; refused: boolean; retryAfter: number | null };

/** What may be asked again soon, though it was refused. */
const SOON = [408, 425, 429];

/** Opens a stream of server-sent events that this install signs for. Rejects for want of a network, and when it is cut. */
export async function openStream(
  { database, ports }: { database: Database; ports: Pick<Ports, 'fetch' | 'wall'> },
  path: string,
  signal: AbortSignal,
): Promise<Stream> {
  const { method, headers, credentials } = await sign(database, ports, { method: 'GET', path });
  const options = { redirect: 'error', cache: 'no-store', credentials, signal } as const;
  const response = await ports.fetch(path, { method, headers, ...options });
  const { status, body } = response;
  const type = response.headers.get('content-type') ?? '';
  if (status === 200 && speaksOurs(response) && type.startsWith('text/event-stream') && body !== null)
    return { kind: 'open', text: body.pipeThrough(new TextDecoderStream()) };
  await body?.cancel();
  const refused = speaksOurs(response) && status >= 400 && status < 500 && !SOON.includes(status);
  return {
    kind: 'none',
    refused,
    retryAfter: retryAfterOf(response.headers.get('retry-after'), ports.wall()),
  };
}
