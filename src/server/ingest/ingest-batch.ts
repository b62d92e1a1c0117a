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
import { enter, type Said } from './ledger';
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
    const sayers = await readSayers(tx, install, opened);
    const skew = receivedAt - incoming.sentAt;
    const judged = opened.map((one) => admit(one, (record) => whyNot(record, sayers)));
    const said = judged.flatMap((one) => ('record' in one ? [one] : []));
    const refused = judged.flatMap((one) =>
      'record' in one ? [] : [{ hash: one.hash, reason: one.reason ?? '' }],
    );
    const by = {
      install,
      posts: sayers.posts,
      policy: await context.policies.inForce(tx, receivedAt),
      documents: context.keys.documents,
      county: (await readCounty(tx))?.area ?? '',
      receivedAt,
      skew,
    };
    const { results: entered, news, cloned } = await enter(tx, by, { said, refused });
    let next = 0;
    const results = judged.map((one): Receipt => {
      if (!('record' in one)) return one;
      const { status, rev } = entered[next++] ?? { status: 'conflict', rev: null };
      return { id: one.record.id, hash: one.hash, status, ...(rev === null ? {} : { rev }) };
    });
    await keepSessions(tx, opened, { encs, install, at: receivedAt });
    const watermark = await watermarkFrom(tx, install.id, install.watermark);
    const seen = { watermark, last_seen: receivedAt, skew_ms: skew };
    await changeInstall(tx, install.id, { ...incoming.status, ...seen });
    return { results, news, watermark, cloned, epoch: (await readMeta(tx, 'epoch')) ?? '' };
  });
  context.live.publish([...outcome.news, ...phoneNews(incoming.install, outcome.news)]);
  const { results, epoch, watermark, cloned } = outcome;
  const told = cloned ? { cloned } : {};
  return { batch: batch.batch, results, epoch, watermark, ...told, serverTime: context.now() };
}

/** A record that may be said, or the receipt that says why not. */
function admit(
  { hash, sealed, session, content }: Opened,
  refusal: (record: KakouRecord) => (typeof REJECTIONS)[number] | null,
): Said | Receipt {
  if (!content.ok) {
    const { reason, fields } = content.fault;
    return { id: null, hash, status: 'rejected', reason, ...(fields === undefined ? {} : { fields }) };
  }
  const record = content.value;
  const reason = refusal(record);
  return reason === null
    ? { record, hash, sealed, session }
    : { id: record.id, hash, status: 'rejected', reason };
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
