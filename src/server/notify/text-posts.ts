import { createHmac } from 'node:crypto';
import { CALL_AFTER } from '#domain/instruction/standing';
import type { Context } from '../context';
import { getting, noteFailedText, noteTold, notTexted, postTelephones } from '../store/untold';

/** What nobody texted about for so long is not begun any more, ms: it was called about by then. */
const FRESH = 6 * 3_600_000;
/** At most so many texts each time, once a minute: nobody's bill or gateway is flooded. */
const MOST = 30;
const TRIES = 5;

/** A text as the operator's gateway gets it; the gateway has the sentence. Nobody is named in it. */
type Text = { id: string; to: string; text: 'instruction-waiting'; params: { count: number } };

/**
 * Hands over a text for the duty telephone of each village that has not received an instruction for ten minutes: once for
 * an instruction, one for all that wait in a village at the time. Failed ones are tried again, five times.
 */
export async function textPosts(context: Context): Promise<void> {
  const { texts } = context.notifying;
  if (texts === null) return;
  const now = context.now();
  const known = { after: now - FRESH, before: now - CALL_AFTER };
  const rows = await notTexted(context.store.db, known, 500);
  const posts = rows.length === 0 ? [] : await postTelephones(context.store.db);
  const waiting = new Map<string, { post: string; ids: string[]; tries: number }>();
  for (const { id, area, text_tries: tries } of rows)
    for (const { id: post, telephone } of getting(posts, area)) {
      const one = waiting.get(telephone) ?? { post, ids: [], tries: 0 };
      waiting.set(telephone, { post, ids: [...one.ids, id], tries: Math.max(one.tries, tries) });
    }
  let failed = 0;
  const sent = [...waiting].slice(0, MOST);
  for (const [to, { post, ids, tries }] of sent) {
    const id = `${ids[0] ?? ''}.${post}`;
    const text: Text = { id, to, text: 'instruction-waiting', params: { count: ids.length } };
    const went = await handOver(context, texts, text);
    if (!went) failed += 1;
    await context.store.write(async (tx) => {
      if (went || tries + 1 >= TRIES) await noteTold(tx, 'texted_at', { ids, at: now });
      else await noteFailedText(tx, ids);
    });
  }
  if (sent.length > 0) context.log.info({ texts: sent.length, failed }, 'texts handed over');
}

/** Signed over time and body, so that the gateway knows whom it is from and that it is of now. */
async function handOver(
  context: Context,
  { url, secret }: { url: string; secret: string },
  text: Text,
): Promise<boolean> {
  const body = JSON.stringify(text);
  const time = String(context.now());
  const signature = createHmac('sha256', secret).update(`${time}.${body}`).digest('hex');
  const headers = {
    'content-type': 'application/json',
    'kakou-time': time,
    'kakou-signature': `sha256=${signature}`,
  };
  const status = await context.notifying.send({ url, headers, body, to: 'operator' });
  return status !== null && status >= 200 && status < 300;
}
