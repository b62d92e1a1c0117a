import { type PhoneEvent, phoneEventSchema } from '#domain/wire';
import { type Database, readMeta } from '../database';
import { openStream } from '../open-stream';
import type { Ports } from '../ports';
import { afterFailure, type Backoff } from './backoff';

/** WHEN to pull, as the county says it: the moment that something changed. */

/** The server gives a sign of life each 25 s: after so many ms without one the line is dead, or a proxy holds it up. */
const SILENCE = 60_000;
/** Of many hints in a row one pull each so many ms. */
const AT_MOST_EVERY = 2000;
/** Who is told in the same moment does not ask in the same moment, ms. */
const JITTER = 250;
/** A stream that was refused, or ended at once, has not worked: longer and longer until the next try. */
const WORKED_AFTER = 30_000;
/** An answer that needs another phone, post or server is not asked for again so soon. */
const NOT_FOR_US = 10 * 60_000;

type Listening = { database: Database; ports: Omit<Ports, 'locks'> };

/**
 * Holds a stream open while the page of a post's phone is in sight, and pulls when it says so. `EventSource` cannot sign, so it is read by `fetch`. Where streams do not get through, the pull each minute goes on.
 * @param pullNow fetches what changed
 * @returns the way to end it
 */
export function listen(hands: Listening, pullNow: () => Promise<void>): () => void {
  let stop: (() => void) | null = null;
  const follow = () => {
    const wanted = document.visibilityState === 'visible';
    if (wanted && stop === null) stop = holdOpen(hands, pullNow);
    else if (!wanted && stop !== null) {
      stop();
      stop = null;
    }
  };
  document.addEventListener('visibilitychange', follow);
  follow();
  return () => {
    document.removeEventListener('visibilitychange', follow);
    stop?.();
    stop = null;
  };
}

/** Opens it again and again, until it is ended. */
function holdOpen(hands: Listening, pullNow: () => Promise<void>): () => void {
  const over = new AbortController();
  const hint = gathered(hands, pullNow, over.signal);
  const run = async () => {
    let backoff: Backoff = { failures: 0, failedAt: 0, wait: 0, demanded: false };
    while (!over.signal.aborted) {
      const began = hands.ports.monotonic();
      const end = await readOnce(hands, hint, over.signal).catch(() => ({ retryAfter: null }));
      if (hands.ports.monotonic() - began > WORKED_AFTER) backoff = { ...backoff, failures: 0 };
      backoff = afterFailure(backoff, end, hands.ports);
      await waited(backoff.wait, over.signal);
    }
  };
  void run();
  return () => over.abort();
}

type End = { retryAfter: number | null };

/** One stream from its opening to its end, whatever ends it. */
async function readOnce(
  hands: Listening,
  hint: (event: PhoneEvent) => void,
  over: AbortSignal,
): Promise<End> {
  const cut = new AbortController();
  const cutNow = () => cut.abort();
  over.addEventListener('abort', cutNow);
  let dead = setTimeout(cutNow, SILENCE);
  try {
    const answer = await openStream(hands, '/v1/phone-events', cut.signal);
    if (answer.kind === 'none') return { retryAfter: answer.refused ? NOT_FOR_US : answer.retryAfter };
    let text = '';
    for (const reader = answer.text.getReader(); ; ) {
      const { value, done } = await reader.read();
      if (done) return { retryAfter: null };
      clearTimeout(dead);
      dead = setTimeout(cutNow, SILENCE);
      const lines = (text + value).split('\n');
      text = (lines.pop() ?? '').slice(0, 1000);
      for (const line of lines) {
        const event = eventOf(line);
        if (event !== null) hint(event);
      }
    }
  } finally {
    clearTimeout(dead);
    over.removeEventListener('abort', cutNow);
  }
}

/** The event that a line of the stream says, or null. */
function eventOf(line: string): PhoneEvent | null {
  if (!line.startsWith('data: ')) return null;
  try {
    const parsed = phoneEventSchema.safeParse(JSON.parse(line.slice('data: '.length)));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** The first hint pulls at once, those that follow on its heels together; one that tells nothing new not at all. */
function gathered(hands: Listening, pullNow: () => Promise<void>, over: AbortSignal) {
  let due: ReturnType<typeof setTimeout> | undefined;
  let last = Number.NEGATIVE_INFINITY;
  over.addEventListener('abort', () => clearTimeout(due));
  const pullIfNew = async (rev: number) => {
    due = undefined;
    // Where this phone stands is kept by whichever of its pages pulled last.
    const { cursor } = await readMeta(hands.database);
    if (over.aborted || Number(cursor ?? '0') === rev) return;
    last = hands.ports.monotonic();
    await pullNow();
  };
  let newest = 0;
  return ({ rev }: PhoneEvent) => {
    newest = rev;
    if (due !== undefined || over.aborted) return;
    const rest = Math.max(0, last + AT_MOST_EVERY - hands.ports.monotonic());
    const wait = rest + JITTER * hands.ports.random();
    due = setTimeout(() => void pullIfNew(newest).catch(() => undefined), wait);
  };
}

function waited(ms: number, over: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const end = () => {
      clearTimeout(timer);
      over.removeEventListener('abort', end);
      done();
    };
    const timer = setTimeout(end, ms);
    over.addEventListener('abort', end);
  });
}
