import type { Post } from '#domain/county/county';
import type { Change, Worker } from '#domain/pull-wire';
import type { Refusal } from '#domain/wire';
import type { ListNumbers } from './lists';

/** Why something signed was not taken over; kept as a state, because it may be an attack and may be a restored server. */
export type TrustFault =
  | 'bad-signature'
  | 'older-policy'
  | 'older-revocations'
  | 'older-issuers'
  | 'older-evidence-keys'
  | 'other-root-key';

/**
 * The one row that says who this phone is and where it stands. It is changed only inside the transaction that makes
 * the change true, so that counters are exact and seq has no gaps.
 */
export type Meta = {
  install: string;
  kind: 'none' | 'traveller' | 'post';
  post: Post | null;
  worker: Worker | null;
  /** The server says that another phone uses this install id. */
  cloned: boolean;

  /** Number and hash of the newest record. */
  seq: number;
  head: string | null;
  unsent: number;
  rejected: number;
  conflict: number;
  oldest: number | null;
  /** Of the rejected ones those that a worker has seen and put aside; absent on phones of before, like what follows. */
  aside?: number;
  /** Parcels of other phones that wait to be sent on. */
  carrying?: number;

  rootKey: string | null;
  sealKey: string | null;
  policyNumber: number | null;
  trustFault: TrustFault | null;
  /** In which table: the fault is over when something of it is taken over again. */
  faultIn?: Change['table'] | null;
  /** The numbers of the signed lists that are stored, 0 where none is; they only rise. */
  lists?: ListNumbers;
  /** Grows with every change of what was pulled. */
  knownTurn: number;
  pulledAt: number | null;
  cursor: string | null;
  cursorEpoch: string | null;

  epoch: string | null;
  watermark: number;
  /** The epoch changed and the server's watermark under the new one is not known yet. */
  requeue: boolean;
  skew: number | null;
  lastSuccess: number | null;
  reached: boolean;
  paused: Refusal['error'] | null;
  updateNeeded: boolean;
  app: string;

  /** Failed attempts in a row, the wall clock at the last, and for how long it asked to wait. */
  failures: number;
  failedAt: number;
  wait: number;
  /** The wait was asked for by the server. */
  demanded: boolean;
  timeouts: number;
  batchSize: number;
};

/** Records a batch at most; 500 is the server's limit, 200 is as fast and easier on a thin line. */
export const BATCH_SIZE = 200;

/** A phone that nobody uses yet. */
export function firstMeta(install: string, app: string): Meta {
  return {
    install,
    kind: 'none',
    post: null,
    worker: null,
    cloned: false,
    seq: 0,
    head: null,
    unsent: 0,
    rejected: 0,
    conflict: 0,
    oldest: null,
    rootKey: null,
    sealKey: null,
    policyNumber: null,
    trustFault: null,
    knownTurn: 0,
    pulledAt: null,
    cursor: null,
    cursorEpoch: null,
    epoch: null,
    watermark: 0,
    requeue: false,
    skew: null,
    lastSuccess: null,
    reached: false,
    paused: null,
    updateNeeded: false,
    app,
    failures: 0,
    failedAt: 0,
    wait: 0,
    demanded: false,
    timeouts: 0,
    batchSize: BATCH_SIZE,
  };
}
