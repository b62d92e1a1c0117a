import { useState } from 'preact/hooks';
import { dueIn } from '#domain/open-item/due-in';
import type { OpenItem } from '#domain/open-item/open-item';
import { Button } from '../../../ui/button';
import { ColourTag } from '../../../ui/colour-tag';
import { useWords } from '../../../words/base';
import { usePlaceNames } from '../../place-names';
import { useMoment } from '../../when';
import { personHref } from '../../where';
import { useDeskWords } from '../../words';
import { RuleCodes } from '../rule-codes';
import { CloseReleased } from './close-released';
import { Telephone } from './telephone';

type ItemProps = { item: OpenItem; now: number; onClosed: (what: string) => void };

/** One who was let go: how long there is, who, what they are now, where from and where to, and what can be done. */
export function ReleasedItem({ item, now, onClosed }: ItemProps) {
  const words = useDeskWords().released;
  const [closing, setClosing] = useState(false);
  return (
    <li class={item.colour}>
      <Clock due={item.due} now={now} />
      <Who item={item} />
      <Way item={item} now={now} />
      <div class="released-deeds">
        <Telephone person={item.person} name={item.name} />
        <Button kind="quiet" label={words.closeOf(item.name)} onPress={() => setClosing(true)}>
          {words.close}
        </Button>
      </div>
      {closing ? <CloseReleased item={item} onClosed={onClosed} onCancel={() => setClosing(false)} /> : null}
    </li>
  );
}

function Clock({ due, now }: { due: number; now: number }) {
  const words = useDeskWords().released;
  const said = useMoment();
  const { over, hours, minutes } = dueIn(due, now);
  return (
    <p class={over ? 'released-clock over' : 'released-clock'}>
      <strong>{over ? words.over(hours, minutes) : words.left(hours, minutes)}</strong>
      <span class="quiet small">{words.dueAt(said(due, now))}</span>
    </p>
  );
}

function Who({ item }: { item: OpenItem }) {
  const words = useDeskWords().released;
  const { terms } = useWords();
  return (
    <div>
      <p>
        <a class="strong" href={personHref(item.person)}>
          <bdi>{item.name}</bdi>
        </a>{' '}
        {item.plate === null ? null : <span class="quiet small plate">{item.plate}</span>}
      </p>
      <p>
        <ColourTag colour={item.colour}>{terms.colour[item.colour]}</ColourTag>{' '}
        <span class="small">{item.shown === null ? null : words.shown(terms.colour[item.shown])}</span>
      </p>
    </div>
  );
}

function Way({ item, now }: { item: OpenItem; now: number }) {
  const words = useDeskWords().released;
  const { terms } = useWords();
  const { short } = usePlaceNames();
  const said = useMoment();
  return (
    <div>
      <p>{words.letGo(item.postName, said(item.at, now))}</p>
      <p class="strong">{item.destination === null ? words.noPlace : words.to(short(item.destination))}</p>
      <div class="released-why">
        <span>{terms.measure[item.measure]}</span> <RuleCodes codes={item.rows} />
      </div>
    </div>
  );
}
