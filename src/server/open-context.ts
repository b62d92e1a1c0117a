import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { toBase64Url } from '#domain/bytes';
import { LIMITS, type Limits } from './access/limits';
import { background } from './background';
import { type NotifyConfig, SILENT } from './config';
import type { Context } from './context';
import { openPushKey } from './county/key-files';
import { openKeys } from './county/keys';
import { signWhatIsUnsigned } from './county/trust-lists';
import { sealOpener } from './ingest/seal-opener';
import type { Notifying } from './notify/notifying';
import { type Outgoing, outgoing } from './notify/outgoing';
import { type PhoneNews, phoneNews } from './notify/phone-news';
import { vapidOf } from './notify/vapid';
import { liveEvents } from './people/live-events';
import { policyShelf } from './people/policy-shelf';
import { currentRev, readMeta } from './store/meta';
import { openPostgres } from './store/postgres';
import { openSqlite } from './store/sqlite';
import type { Store } from './store/store';

/** What the server is opened with. `web` is where the built app would lie. */
type Opening = {
  data: string;
  db: string | null;
  origin: string;
  log: Logger;
  web: string | null;
  now?: () => number;
  limits?: Limits;
  notify?: NotifyConfig;
  /** How letters leave; the real way when absent. */
  send?: Outgoing;
  /** How long PostgreSQL waits for a connection or another's lock, in ms. */
  lockWait?: number;
};

/**
 * Opens store and keys. Throws when the keys are not those that the stored county was set up with: records could not
 * be read, and phones would believe nothing that this server signs.
 */
export async function openContext(opening: Opening): Promise<Context> {
  const now = opening.now ?? Date.now;
  mkdirSync(opening.data, { recursive: true, mode: 0o700 });
  const { store, news } = await telling(
    await (opening.db === null
      ? openSqlite(join(opening.data, 'kakou.db'))
      : openPostgres(opening.db, opening.lockWait)),
  );
  const keys = await openKeys(join(opening.data, 'keys'), now);
  const root = await readMeta(store.db, 'root-key');
  if (root !== null && root !== toBase64Url(keys.root.publicKey)) {
    await store.close();
    throw new Error('these are not the keys of this county');
  }
  await signWhatIsUnsigned(store, keys, now());
  return {
    store,
    keys,
    seals: sealOpener(keys.seal),
    live: liveEvents(await currentRev(store.db)),
    phoneNews: news,
    notifying: notifyingOf(opening),
    errands: background(opening.log),
    policies: policyShelf(),
    background: background(opening.log),
    log: opening.log,
    now,
    origin: opening.origin,
    limits: opening.limits ?? LIMITS,
    web: opening.web !== null && existsSync(join(opening.web, 'index.html')) ? opening.web : null,
  };
}

/** What may leave, as it was set; phones are knocked at by a key of the operator's, or one of our own making. */
function notifyingOf({ data, notify, send, origin, now = Date.now }: Opening): Notifying {
  const set = notify ?? SILENT;
  const key = set.pushKey ?? (set.push ? openPushKey(join(data, 'keys'), now()) : null);
  const contact = set.contact ?? (origin.startsWith('https:') ? origin : null);
  return {
    push: key === null ? null : vapidOf(key, contact),
    texts: set.texts,
    send: send ?? outgoing,
  };
}

/** A store after each of whose commits the phones that listen are told, and which closes after the last was. */
async function telling(opened: Store): Promise<{ store: Store; news: PhoneNews }> {
  const news = phoneNews(opened.db, await currentRev(opened.db));
  const store: Store = {
    ...opened,
    async write(work) {
      const done = await opened.write(work);
      news.wrote();
      return done;
    },
    async close() {
      await news.end();
      await opened.close();
    },
  };
  return { store, news };
}
