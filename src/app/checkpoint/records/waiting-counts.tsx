import type { Device } from '#device/device';
import { useWatched } from '../../ui/use-watched';
import { usePostWords } from '../../words/checkpoint';
import { useFormat } from '../../words/format';
import { whyWaiting } from './why-waiting';

/** How many records are not yet with the county, exactly, since when, and why. */
export function WaitingCounts({ device }: { device: Device }) {
  const { post, handOver } = usePostWords();
  const words = post.records;
  const waiting = useWatched(device.waiting);
  const { lastSuccess, phase } = useWatched(device.sync);
  const online = useWatched(device.online);
  const format = useFormat();
  const why = whyWaiting(waiting, phase, online);
  const counts = [
    { key: 'unsent', label: words.waiting, count: waiting.unsent },
    { key: 'rejected', label: words.rejected, count: waiting.rejected },
    { key: 'conflict', label: words.conflict, count: waiting.conflict },
  ];
  return (
    <section class="stack">
      <dl class="counts">
        {counts.map(({ key, label, count }) => (
          <div key={key} class={count > 0 && key !== 'unsent' ? 'count look' : 'count'}>
            <dt>{label}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
      {why === null ? null : <p class="why-waiting">{handOver.why[why]}</p>}
      <p class={waiting.unsent === 0 ? undefined : 'quiet'}>
        {waiting.unsent === 0
          ? words.allSent
          : waiting.oldest === null
            ? ''
            : words.oldest(format.moment(waiting.oldest))}
        {' · '}
        {lastSuccess === null ? words.never : words.lastSuccess(format.moment(lastSuccess))}
      </p>
    </section>
  );
}
