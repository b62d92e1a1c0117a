import type { TransferStanding } from '#domain/transfer/standing';
import type { Transfer } from '#domain/transfer/transfer';
import { useBook } from './language';
import type { Books } from './library';

export type TransferWords = Books['transfers']['transfers'];

/** What is said of transfers, on every phone and at the desk. */
export const useTransferWords = (): Books['transfers'] => useBook('transfers');

/** A span of time to the minute; from two days on in days. */
function spanText(ms: number, words: TransferWords): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  if (minutes >= 2 * 1440) return words.days(Math.floor(minutes / 1440));
  return words.duration(Math.floor(minutes / 60), minutes % 60);
}

/** How long there is, or how late it is; null where no clock runs. */
export function clockText(
  standing: TransferStanding,
  { now, words }: { now: number; words: TransferWords },
): string | null {
  if (standing.due === null) return null;
  return standing.late > 0
    ? words.late(spanText(standing.late, words))
    : words.left(spanText(standing.due - now, words));
}

/** Where somebody is to be fetched. */
export const placeText = ({ from }: Transfer, words: TransferWords): string =>
  from.post?.name ?? from.address ?? words.noAddress;
