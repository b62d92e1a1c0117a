import type { Closing } from '#domain/open-item/closing';
import type { News } from '../people/live-events';
import { addWaitingClosings, openOfRecords } from '../store/open-ends';
import type { WaitingClosingRow } from '../store/open-ends-rows';
import type { Db } from '../store/store';
import { settleWaiting } from './open-items';

/** What a post's phone said of an open item, or that a check takes the place of another. `at` is the corrected time. */
export type SaidClosing = {
  id: string;
  area: string;
  post: string;
  worker: string;
  at: number;
  receivedAt: number;
  says: Closing | { corrects: string };
};

/**
 * Takes over what posts say of open items, in the transaction that stores the records. What is said of an item that is
 * not there yet, because the check that opens it is still on its way, waits for it.
 * @returns what desks are told after the commit
 */
export async function takeClosings(tx: Db, said: readonly SaidClosing[]): Promise<News[]> {
  if (said.length === 0) return [];
  const rows = said.map(rowOf);
  await addWaitingClosings(tx, rows);
  return await settleWaiting(
    tx,
    await openOfRecords(
      tx,
      rows.map(({ record }) => record),
    ),
  );
}

function rowOf({ id, area, post, worker, at, receivedAt, says }: SaidClosing): WaitingClosingRow {
  const closing =
    'corrects' in says
      ? { record: says.corrects, kind: null, outcome: 'corrected', word: '' }
      : { record: says.record, kind: says.kind, outcome: says.outcome, word: says.word ?? '' };
  return { id, area, ...closing, said_by: `worker:${worker}`, post, at, received_at: receivedAt };
}
