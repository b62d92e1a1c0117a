import { useEffect, useState } from 'preact/hooks';
import type { Device, RecentRecord } from '#device/device';
import { colourSchema, decisionSchema } from '#domain/policy/verdict';
import { ColourTag } from '../../ui/colour-tag';
import { useWatched } from '../../ui/use-watched';
import { useWords } from '../../words/base';
import { usePostWords } from '../../words/checkpoint';
import { useFormat } from '../../words/format';

const SHOWN = 50;

/** The newest records with what became of them; to read only. */
export function RecentList({ device }: { device: Device }) {
  const { post } = usePostWords();
  const waiting = useWatched(device.waiting);
  const { worker } = useWatched(device.install);
  const { workers } = useWatched(device.known);
  const [recent, setRecent] = useState<readonly RecentRecord[] | null>(null);
  /** Who took it, where that is not who holds the phone now. */
  const authorOf = (record: RecentRecord) =>
    record.worker === null || record.worker === worker?.id
      ? null
      : (workers.find((one) => one.id === record.worker)?.name ?? null);
  useEffect(() => {
    void device.recent(SHOWN).then(setRecent);
  }, [waiting]);
  return (
    <section class="stack">
      <h2>{post.records.recent}</h2>
      {recent?.length === 0 ? <p class="quiet">{post.records.none}</p> : null}
      <ul class="people">
        {(recent ?? []).map((record) => (
          <RecentRow key={record.id} record={record} by={authorOf(record)} />
        ))}
      </ul>
    </section>
  );
}

function RecentRow({ record, by }: { record: RecentRecord; by: string | null }) {
  const { post, handOver } = usePostWords();
  const { terms } = useWords();
  const format = useFormat();
  const { label } = record;
  const decision = decisionSchema.safeParse(label.decision);
  const colour = colourSchema.safeParse(label.colour);
  const said = decision.success ? terms.decision[decision.data] : post.records.kind[record.kind];
  return (
    <li class="record-row">
      <strong>
        <bdi>{label.name}</bdi>
      </strong>
      {colour.success ? <ColourTag colour={colour.data}>{said}</ColourTag> : <span>{said}</span>}
      <span class="quiet">
        {[format.moment(record.takenAt), label.plate, by === null ? null : handOver.shift.by(by)]
          .filter(Boolean)
          .join(' · ')}
      </span>
      <span class={record.state === 'sent' ? 'quiet' : 'record-state'}>
        {post.records.state[record.state]}
      </span>
    </li>
  );
}
