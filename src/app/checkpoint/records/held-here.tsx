import type { Device } from '#device/device';
import { standingOf } from '#domain/transfer/standing';
import type { Transfer, TransferState } from '#domain/transfer/transfer';
import { useWatched } from '../../ui/use-watched';
import { usePostWords } from '../../words/checkpoint';

const MINUTE = 60_000;
const HERE = ['open', 'ordered', 'accepted', 'at-scene', 'picked-up'] as const;

/** Whom this checkpoint holds, and how far the car is: as the county last told. */
export function HeldHere({ device }: { device: Device }) {
  const { held: words } = usePostWords();
  const { post } = useWatched(device.install);
  const transfers = useWatched(device.transfers);
  const now = device.now();
  const here = transfers.flatMap((transfer) => {
    const state = hereAs(transfer, post?.id, now);
    return state === undefined ? [] : [{ transfer, state }];
  });
  if (here.length === 0) return null;
  return (
    <section class="stack">
      <h2>{words.title(here.length)}</h2>
      <ul class="people">
        {here.map(({ transfer, state }) => (
          <li key={transfer.id} class="record-row">
            <strong>
              <bdi>{transfer.person.name}</bdi>
            </strong>
            <span>{transfer.from.plate}</span>
            <span class="quiet">
              {words.state[state]}
              <Clock transfer={transfer} now={now} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

type Here = (typeof HERE)[number];

/** How far the transfer of somebody who is held at this post is; undefined for others. */
function hereAs(transfer: Transfer, post: string | undefined, now: number): Here | undefined {
  if (transfer.from.post === null || transfer.from.post.id !== post) return undefined;
  const { state }: { state: TransferState } = standingOf(transfer, now);
  return HERE.find((one) => one === state);
}

/** The driver's minutes; what the desk takes is not the checkpoint's clock. */
function Clock({ transfer, now }: { transfer: Transfer; now: number }) {
  const { held: words } = usePostWords();
  const { whose, due, late } = standingOf(transfer, now);
  if (whose !== 'driver' || due === null) return null;
  return (
    <>
      {' · '}
      {late > 0 ? words.late(Math.ceil(late / MINUTE)) : words.left(Math.ceil((due - now) / MINUTE))}
    </>
  );
}
