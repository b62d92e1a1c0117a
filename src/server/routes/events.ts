import type { Response } from 'express';
import { accountOf, type SignedIn } from '../access/session';
import type { Context } from '../context';
import type { News } from '../people/live-events';
import { isInScope } from '../store/scope';
import type { Doors } from './doors';

/** Between two signs of life, ms: well within what proxies allow. */
const HEARTBEAT = 15_000;
/** A reader who leaves so many bytes unread is let go; the browser comes back by itself. */
const MOST_UNREAD = 1024 * 1024;

/** What happens, as it happens. A reader who comes back hears what was missed, or that the board must be read again. */
export function eventRoutes(doors: Doors, context: Context): void {
  doors.stream('GET /v1/events', async (request, response, account) => {
    response.status(200).set({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    });
    response.write(`retry: 3000\nid: ${context.live.newest()}\n\n`);
    resume(context, response, { account, last: request.headers['last-event-id'] });
    const stop = context.live.subscribe({
      hear(news) {
        if (concerns(news, account)) write(response, news);
        if (response.writableLength > MOST_UNREAD) response.destroy();
      },
      end: () => void response.end(),
    });
    const beat = setInterval(() => void keepAlive(context, response, account.session), HEARTBEAT);
    response.on('close', () => {
      clearInterval(beat);
      stop();
    });
    response.flushHeaders();
  });
}

function resume(
  context: Context,
  response: Response,
  by: { account: SignedIn; last: string | string[] | undefined },
) {
  if (by.last === undefined) return;
  const missed = /^\d{1,15}$/.test(String(by.last)) ? context.live.since(Number(by.last)) : null;
  if (missed === null) write(response, { rev: context.live.newest(), areas: null, event: { type: 'again' } });
  else for (const news of missed) if (concerns(news, by.account)) write(response, news);
}

const concerns = (news: News, account: SignedIn) =>
  news.areas === null || news.areas.some((area) => isInScope(area, account.area));

/** To one who has left nothing is written: that would be an error, and it would end the server. */
function write(response: Response, news: News): void {
  if (response.destroyed || response.writableEnded) return;
  response.write(`id: ${news.rev}\ndata: ${JSON.stringify(news.event)}\n\n`);
}

/** A session that ended ends its stream. */
async function keepAlive(context: Context, response: Response, session: string): Promise<void> {
  try {
    const account = await accountOf(context, session);
    if (account === null) response.end();
    else if (!response.destroyed && !response.writableEnded) response.write(': \n\n');
  } catch {
    response.end();
  }
}
