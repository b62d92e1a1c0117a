import type { KakouRecord } from '#domain/record/record';
import type { BatchAnswer, BatchRequest, REJECTIONS, Receipt } from '#domain/wire';
import type { Context } from '../context';
import type { News } from '../people/live-events';
import { readCounty } from '../store/county';
import { addSealSession, changeInstall, readInstall } from '../store/installs';
import { readMeta } from '../store/meta';
import { watermarkFrom } from '../store/records';
import type { Db } from '../store/store';
import type { InstallRow } from '../store/tables';
import { closeLedger, enter, type Ledger, openLedger, refuse } from './ledger';
import { whyNot } from './may-say';
import { type Opened, openBatch } from './open-batch';
import { readSayers } from './read-sayers';

/** A batch with what came along: who sent it, when by that phone's clock, when it came, and what the phone told of itself. */
type Incoming = {
  install: InstallRow;
  batch: BatchRequest;
  sentAt: number;
  receivedAt: number;
  status: Partial<InstallRow>;
};

/**
 * Takes in a batch: every record alone is opened and judged, then all good ones go into the history, the persons and the
 * pull log in one transaction. Resolves after the commit; an error of the store means that nothing was written.
 */
export async function ingestBatch(context: Context, incoming: Incoming): Promise<BatchAnswer> {
  const { batch, receivedAt } = incoming;
  const { opened, encs } = await openBatch(context, context.store.db, batch);
  const outcome = await context.store.write(async (tx) => {
    const install = (await readInstall(tx, incoming.install.id)) ?? incoming.install;
    const sayers = await readSayers(tx, install);
    const skew = receivedAt - incoming.sentAt;
    const ledger = await openLedger(tx, opened.length, {
      install,
      posts: sayers.posts,
      policy: await context.policies.inForce(tx, receivedAt),
      documents: context.keys.documents,
      county: (await readCounty(tx))?.area ?? '',
      receivedAt,
      skew,
    });
    const results: Receipt[] = [];
    for (const one of opened) results.push(await receive(ledger, one, (record) => whyNot(record, sayers)));
    const news = await closeLedger(ledger);
    await keepSessions(tx, opened, { encs, install, at: receivedAt });
    const watermark = await watermarkFrom(tx, install.id, install.watermark);
    const seen = { watermark, last_seen: receivedAt, skew_ms: skew };
    await changeInstall(tx, install.id, { ...incoming.status, ...seen });
    return { results, news, watermark, cloned: ledger.cloned, epoch: (await readMeta(tx, 'epoch')) ?? '' };
  });
  context.live.publish([...outcome.news, ...phoneNews(incoming.install, outcome.news)]);
  const { results, epoch, watermark, cloned } = outcome;
  const told = cloned ? { cloned } : {};
  return { batch: batch.batch, results, epoch, watermark, ...told, serverTime: context.now() };
}

async function receive(
  ledger: Ledger,
  one: Opened,
  refusal: (record: KakouRecord) => (typeof REJECTIONS)[number] | null,
): Promise<Receipt> {
  const { hash } = one;
  if (!one.content.ok) {
    const { reason, fields } = one.content.fault;
    refuse(ledger, hash, reason);
    return { id: null, hash, status: 'rejected', reason, ...(fields === undefined ? {} : { fields }) };
  }
  const record = one.content.value;
  const reason = refusal(record);
  if (reason !== null) {
    refuse(ledger, hash, reason);
    return { id: record.id, hash, status: 'rejected', reason };
  }
  const { status, rev } = await enter(ledger, record, one);
  return { id: record.id, hash, status, ...(rev === null ? {} : { rev }) };
}

async function keepSessions(
  tx: Db,
  opened: readonly Opened[],
  by: { encs: ReadonlyMap<string, Uint8Array>; install: InstallRow; at: number },
): Promise<void> {
  const used = new Set(opened.filter((one) => one.content.ok).map((one) => one.session));
  for (const id of used) {
    const enc = by.encs.get(id);
    if (enc === undefined) continue;
    const text = Buffer.from(enc).toString('base64url');
    await addSealSession(tx, {
      id,
      area: by.install.area,
      install: by.install.id,
      enc: text,
      first_at: by.at,
    });
  }
}

/** Desks show what each post's phone still holds, which changes with every batch. */
function phoneNews(install: InstallRow, news: readonly News[]): News[] {
  const rev = news.at(-1)?.rev;
  return install.kind === 'post' && rev !== undefined
    ? [{ rev, areas: [install.area], event: { type: 'phones' } }]
    : [];
}
