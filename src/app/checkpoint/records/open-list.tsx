import { useState } from 'preact/hooks';
import type { Device } from '#device/device';
import { dueIn } from '#domain/open-item/due-in';
import { Banner } from '../../ui/banner';
import { Page } from '../../ui/page';
import { State } from '../../ui/state';
import { usePostWords } from '../../words/checkpoint';
import { useFormat } from '../../words/format';
import { Key } from '../frame/key';
import { OpenEnd } from './open-end';
import type { OpenHere } from './open-here';
import { useOpenHere } from './use-open-here';

type OpenListProps = { device: Device; onBack: () => void };

/** What waits at this post until a worker says what came of it: results first, the nearest limit on top. */
export function OpenList({ device, onBack }: OpenListProps) {
  const { openEnds: words, checkpoint } = usePostWords();
  const ends = useOpenHere(device);
  const [open, setOpen] = useState<OpenHere | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const now = device.now();
  if (open !== null)
    return (
      <OpenEnd
        {...{ device, open, ends }}
        onSaid={(what) => {
          setSaid(what);
          setOpen(null);
        }}
        onBack={() => setOpen(null)}
      />
    );
  return (
    <Page
      kind="work"
      title={words.title}
      footer={
        <div class="keys keys-1">
          <Key onPress={onBack}>{checkpoint.ask.back}</Key>
        </div>
      }
    >
      {said === null ? null : (
        <div role="status">
          <Banner>{said}</Banner>
        </div>
      )}
      {ends.all.length === 0 ? (
        <State kind="empty" title={words.none}>
          <p>{words.noneText}</p>
        </State>
      ) : (
        <>
          <p class="quiet">{words.text}</p>
          <ul class="people">
            {ends.all.map((one) => (
              <li key={`${one.kind} ${one.record}`}>
                <Line open={one} now={now} onOpen={() => setOpen(one)} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Page>
  );
}

function Line({ open, now, onOpen }: { open: OpenHere; now: number; onOpen: () => void }) {
  const { openEnds: words } = usePostWords();
  const format = useFormat();
  const { over, hours, minutes } = dueIn(open.due, now);
  return (
    <button type="button" class="person-row" onClick={onOpen}>
      <strong>
        <bdi>{open.name}</bdi>
      </strong>
      <span class="quiet">{open.plate}</span>
      <span class="person-more">
        <span class="strong">{open.naat ? words.naat : words.kind[open.kind]}</span>{' '}
        <span class="quiet">{words.since(format.moment(open.at))}</span>
        <br />
        <span class={over ? 'record-state open-late' : ''}>
          {over ? words.over(hours, minutes) : words.left(hours, minutes)}
        </span>
      </span>
    </button>
  );
}
