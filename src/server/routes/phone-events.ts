import type { Response } from 'express';
import type { PhoneEvent } from '#domain/wire';
import { refuse } from '../access/reply';
import type { Context } from '../context';
import { readPost } from '../store/county';
import { readInstall } from '../store/installs';
import type { InstallRow } from '../store/tables';
import { type Doors, send } from './doors';

/** Between two signs of life, ms: well within what proxies allow. */
const HEARTBEAT = 25_000;
/** A phone that leaves so many bytes unread is gone; it comes back by itself. */
const MOST_UNREAD = 64 * 1024;

/** Says "pull" to the phones whose app is open, in the moment when something of theirs has changed. */
export function phoneEventRoutes(doors: Doors, context: Context): void {
  doors.phoneStream('GET /v1/phone-events', async (_request, response, { install }) => {
    const post = install.post === null ? null : await readPost(context.store.db, install.post);
    if (post === null) return send(response, refuse('not-allowed'));
    const { id, kind, area } = post;
    const stop = context.phoneNews.listen({
      phone: { install: install.id, post: id, kind, area },
      hear(rev) {
        write(response, rev);
        if (response.writableLength > MOST_UNREAD) response.destroy();
      },
      end: () => void response.end(),
    });
    if (stop === null) return send(response, refuse('slow-down'));
    // It may have left while the store was asked.
    if (response.destroyed) return void stop();
    response.on('close', stop);
    response.status(200).set({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    });
    write(response, context.phoneNews.newest());
    const beat = setInterval(() => void keepAlive(context, response, install), HEARTBEAT);
    response.on('close', () => clearInterval(beat));
    response.flushHeaders();
  });
}

/** To one who has left nothing is written: that would be an error, and it would end the server. */
function write(response: Response, rev: number): void {
  if (response.destroyed || response.writableEnded) return;
  const event: PhoneEvent = { type: 'pull', rev };
  response.write(`id: ${rev}\ndata: ${JSON.stringify(event)}\n\n`);
}

/** The stream of a phone that was shut out, or joined another post, ends; what other processes wrote is looked for. */
async function keepAlive(context: Context, response: Response, before: InstallRow): Promise<void> {
  try {
    const install = await readInstall(context.store.db, before.id);
    if (install === null || install.revoked_at !== null || install.post !== before.post) response.end();
    else if (!response.destroyed && !response.writableEnded) response.write(': \n\n');
    await context.phoneNews.look();
  } catch {
    response.end();
  }
}
