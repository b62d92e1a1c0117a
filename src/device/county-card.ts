import type { Change } from '#domain/pull-wire';
import type { CountyAnswer, InstallAnswer } from '#domain/wire';
import type { Database } from './database';
import type { Meta } from './meta';
import { applyChanges } from './pulled';

/**
 * Takes over what everybody may know. The first card pins the county's root key; a later one with another key is
 * refused as a whole. Changes nothing of who this phone is.
 */
export function adoptCard(database: Database, card: CountyAnswer): Promise<boolean> {
  const { county, epoch, serverTime } = card;
  return applyChanges(database, {
    changes: changesOf(card),
    replaced: [],
    rootKey: null,
    now: serverTime,
    pinFirst: county.rootKey,
    advance: (meta) => (meta.cursor === null ? noticeEpoch({ ...meta, pulledAt: serverTime }, epoch) : null),
  });
}

const changesOf = ({ county, policy, issuers }: CountyAnswer): Change[] => [
  { table: 'county', key: 'county', rev: 0, value: county },
  { table: 'policy', key: '', rev: 0, value: policy },
  { table: 'issuers', key: 'list', rev: 0, value: issuers },
];

/**
 * Takes over another county in place of the one that was trusted, by the will of whoever holds the phone. The new county
 * does not know this phone yet.
 */
export function adoptOther(database: Database, card: CountyAnswer): Promise<boolean> {
  const { county, epoch, serverTime } = card;
  return applyChanges(database, {
    changes: changesOf(card),
    replaced: [],
    rootKey: county.rootKey,
    now: serverTime,
    advance: (meta) => ({
      ...meta,
      ...{ kind: 'none', post: null, worker: null, paused: null, watermark: 0 },
      ...{ cursor: null, cursorEpoch: null, epoch, pulledAt: serverTime, reached: true },
    }),
  });
}

/** Takes over who this phone is now: a traveller's after hello, a post's after enrolment. Everything is pulled anew. */
export function adoptInstall(
  database: Database,
  answer: InstallAnswer,
  how: { install: string; pinAnew: boolean },
): Promise<boolean> {
  const { kind, post, county, epoch, serverTime } = answer;
  return applyChanges(database, {
    changes: [{ table: 'county', key: 'county', rev: 0, value: county }],
    replaced: [],
    rootKey: how.pinAnew ? county.rootKey : null,
    pinFirst: county.rootKey,
    now: serverTime,
    advance: (meta) => {
      if (meta.install !== how.install) return null;
      // A post's phone never becomes a traveller's by an answer to hello.
      const stays = meta.kind === 'post' && kind === 'traveller';
      const role = stays ? {} : { kind, post, worker: post?.id === meta.post?.id ? meta.worker : null };
      const cleared = { paused: null, failures: 0, updateNeeded: false, cloned: false, reached: true };
      return noticeEpoch({ ...meta, ...role, ...cleared, cursor: null, cursorEpoch: null }, epoch);
    },
  });
}

/** A server that says another epoch was restored from a backup: what it has lost waits again once its watermark is known. */
export function noticeEpoch(meta: Meta, epoch: string): Meta {
  if (meta.epoch === epoch) return meta;
  return { ...meta, epoch, requeue: meta.requeue || (meta.epoch !== null && meta.seq > 0) };
}
