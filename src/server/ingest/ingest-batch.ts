import type { KakouRecord } from '#domain/record/record';
import type { BatchAnswer, BatchRequest, REJECTIONS, Receipt } from '#domain/wire';
import type { Context } from '../context';
import type { News } from '../people/live-events';
import { readCounty } from '../store/county';
import { addSealSession, changeInstall, readInstall } from '../store/installs';
import { readMeta } from '../store/meta';
import { healRefused, keepRefused, markAndHoles } from '../store/refused';
import type { Db } from '../store/store';
import type { InstallRow } from '../store/tables';
import { enter, type Said } from './ledger';
import { whyNot } from './may-say';
import { type Carriage, noteCarried } from './note-carried';
import { type Opened, openBatch } from './open-batch';
import { readSayers } from './read-sayers';

/** A batch with what came along: who sent it, when by that phone's clock, when it came, and what the phone told of itself. */
type Incoming = {
  install: InstallRow;
  batch: BatchRequest;
  sentAt: number;
  receivedAt: number;
  status: Partial<InstallRow>;
  /** Who brought it, when that was not the phone itself: of the phone nothing is known by it but its records. */
  carriage?: Carriage;
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
    await remember(tx, install, { opened, results, seqs: batch.seqs ?? [], at: receivedAt });
    const { watermark, holes } = await markAndHoles(tx, install.id, install.watermark);
    const seen = incoming.carriage === undefined ? { last_seen: receivedAt, skew_ms: skew } : {};
    const twice = cloned && install.cloned_at === null ? { cloned_at: receivedAt } : {};
    await changeInstall(tx, install.id, {
      ...leftOf(incoming, install, results),
      ...seen,
      ...twice,
      watermark,
    });
    if (incoming.carriage !== undefined)
      await noteCarried(tx, incoming.carriage, { install, opened, results, skew, at: receivedAt });
    return { results, news, watermark, holes, cloned, epoch: (await readMeta(tx, 'epoch')) ?? '' };
  });
  context.live.publish([...outcome.news, ...phoneNews(context, incoming.install, outcome.news)]);
  const { results, epoch, watermark, holes, cloned } = outcome;
  const told = { ...(cloned ? { cloned } : {}), ...(holes.length > 0 ? { holes } : {}) };
  return { batch: batch.batch, results, epoch, watermark, ...told, serverTime: context.now() };
}

/**
 * What a phone told of itself was before it had this answer: what was in the batch is not waiting any more. What another
 * one brings is less to wait for by what is new of it.
 */
function leftOf(
  { status, carriage }: Incoming,
  install: InstallRow,
  results: readonly Receipt[],
): Partial<InstallRow> {
  const own = carriage === undefined;
  const told = own ? status : { unsent: install.unsent };
  const { unsent } = told;
  if (unsent === undefined || unsent === null) return told;
  const settled = own ? results : results.filter((one) => one.status !== 'duplicate');
  const left = Math.max(0, unsent - settled.length);
  return { ...told, unsent: left, ...(left === 0 ? { oldest: null } : {}) };
}

type Judged = { opened: readonly Opened[]; results: readonly Receipt[]; seqs: readonly number[]; at: number };

/** Refused records are remembered by their place; what is taken there later heals it. */
async function remember(tx: Db, install: InstallRow, { opened, results, seqs, at }: Judged): Promise<void> {
  const placed = opened.map(({ content }, i) => (content.ok ? content.value.seq : (seqs[i] ?? null)));
  const refused = results.flatMap(({ id, hash, status, reason, fields }, i) => {
    const seq = placed[i] ?? null;
    // What claims to be another install's says nothing of this one's places.
    if (status !== 'rejected' || seq === null || reason === 'other-install') return [];
    const why = { reason: reason ?? 'unreadable', fields: JSON.stringify(fields ?? []) };
    return [{ install: install.id, seq, hash, area: install.area, id, ...why, at }];
  });
  await keepRefused(tx, refused);
  const taken = results.flatMap(({ status }, i) =>
    status === 'stored' || status === 'duplicate' ? [placed[i] ?? 0] : [],
  );
  await healRefused(tx, install.id, taken);
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
function phoneNews(context: Context, install: InstallRow, news: readonly News[]): News[] {
  const rev = news.at(-1)?.rev ?? context.live.newest();
  return install.kind === 'post' ? [{ rev, areas: [install.area], event: { type: 'phones' } }] : [];
}
