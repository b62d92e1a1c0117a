import type { Context } from '../context';
import { dropSubscription } from '../store/duty';
import { getting, knockable, noteTold, notKnocked } from '../store/untold';
import type { Vapid } from './vapid';

/** What is older is not knocked for: a call task it is by then. */
const FRESH = 60 * 60_000;
const MOST = 500;
/** A push service keeps a knock so long for a phone that is off, seconds: an instruction is due in two hours. */
const KEPT = 2 * 3600;
/** The push service knows this address no more (RFC 8030, 5). */
const GONE: readonly (number | null)[] = [404, 410];

/**
 * Knocks once at the phones of each village that has an instruction nobody has received, unless their app is open and
 * listens. Nothing is said with it: the service worker tells that there is something new, and the page pulls it.
 */
export async function knockAtPhones(context: Context): Promise<void> {
  const { push } = context.notifying;
  if (push === null) return;
  const { db } = context.store;
  const now = context.now();
  const rows = await notKnocked(db, now - FRESH, MOST);
  if (rows.length === 0) return;
  const phones = await knockable(db);
  const called = new Map(
    rows.flatMap(({ area }) => getting(phones, area)).map((phone) => [phone.install, phone]),
  );
  let again = [...called.values()].filter(({ install }) => !context.phoneNews.isListening(install));
  // Whom nothing reaches at the second try either is called by telephone ten minutes after the instruction.
  for (let turn = 0; turn < 2; turn++) {
    const failed: typeof again = [];
    for (const phone of again) if (!(await knock(context, push, phone))) failed.push(phone);
    again = failed;
  }
  await context.store.write((tx) => noteTold(tx, 'pushed_at', { ids: rows.map(({ id }) => id), at: now }));
  if (again.length > 0) context.log.warn({ phones: again.length }, 'phones not knocked at');
}

/** @returns whether nothing more is to be done for this phone: it was knocked at, or its address is gone */
async function knock(
  context: Context,
  push: Vapid,
  { install, endpoint }: { install: string; endpoint: string },
): Promise<boolean> {
  const headers = {
    authorization: push.authorization(endpoint, context.now()),
    ttl: String(KEPT),
    urgency: 'high',
    topic: 'instruction',
  };
  const status = await context.notifying.send({ url: endpoint, headers, body: '', to: 'public' });
  if (GONE.includes(status)) await context.store.write((tx) => dropSubscription(tx, install, endpoint));
  return status !== null && (status < 300 || GONE.includes(status));
}
