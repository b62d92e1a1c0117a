import { useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { isWithin } from '#domain/area/place';
import { dueIn } from '#domain/open-item/due-in';
import { isOwnersToClose, type OpenItem } from '#domain/open-item/open-item';
import { Button } from '../../ui/button';
import { ColourTag } from '../../ui/colour-tag';
import { useWords } from '../../words/base';
import { useOpenItemWords } from '../../words/open-items';
import { faultText } from '../ask';
import { Telephone } from '../board/released/telephone';
import { RuleCodes } from '../board/rule-codes';
import { useDesk } from '../desk-context';
import { OnDuty } from '../duty/on-duty';
import { usePlaceNames } from '../place-names';
import { useMoment } from '../when';
import { personHref } from '../where';
import { useDeskWords } from '../words';
import { CloseItem } from './close-item';
import { useWhatHappened } from './what-happened';

type RowProps = {
  item: OpenItem;
  now: number;
  /** Something about it changed; what is said of that, if anything. */
  onChanged: (what: string | null) => void;
};

/** One thing that waits: how long there is and whose it is, who, what happened, and what can be done. */
export function OpenItemRow({ item, now, onChanged }: RowProps) {
  return (
    <li class={item.colour}>
      <Clock item={item} now={now} />
      <Who item={item} />
      <What item={item} now={now} />
      <Deeds item={item} now={now} onChanged={onChanged} />
    </li>
  );
}

function Clock({ item, now }: { item: OpenItem; now: number }) {
  const words = useOpenItemWords();
  const said = useMoment();
  const { short } = usePlaceNames();
  const { over, hours, minutes } = dueIn(item.due, now);
  return (
    <div class="open-clock">
      <strong class={over ? 'open-late' : ''}>
        {over ? words.over(hours, minutes) : words.left(hours, minutes)}
      </strong>
      <span class="quiet small">{words.dueAt(said(item.due, now))}</span>
      <span class={item.now === item.owner ? 'quiet small' : 'small strong'}>
        {item.now === item.owner ? words.owner(short(item.owner)) : words.ownerUp(short(item.now))}
      </span>
      {over ? <OnDuty area={item.now} now={now} /> : null}
    </div>
  );
}

function Who({ item }: { item: OpenItem }) {
  const words = useOpenItemWords();
  const { terms } = useWords();
  const { short } = usePlaceNames();
  return (
    <div>
      <p>
        <a class="strong" href={personHref(item.person)}>
          <bdi>{item.name === '' ? terms.document.none : item.name}</bdi>
        </a>{' '}
        {item.plate === null ? null : <span class="quiet small plate">{item.plate}</span>}
      </p>
      <p>
        <ColourTag colour={item.colour}>{terms.colour[item.colour]}</ColourTag>{' '}
        {item.shown === null || item.shown === item.colour ? null : (
          <span class="small">{words.shown(terms.colour[item.shown])}</span>
        )}
      </p>
      {item.destination === null ? null : <p class="small">{words.to(short(item.destination))}</p>}
    </div>
  );
}

function What({ item, now }: { item: OpenItem; now: number }) {
  const words = useOpenItemWords();
  const { terms } = useWords();
  const [first, ...more] = useWhatHappened()(item, now);
  return (
    <div>
      <p>
        <strong>{words.kind[item.kind]}</strong> {first}
      </p>
      {more.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <p class="open-why small">
        <span>{terms.measure[item.measure]}</span> <RuleCodes codes={item.rows} />
      </p>
    </div>
  );
}

function Deeds({ item, now, onChanged }: RowProps) {
  const words = useOpenItemWords();
  const { account } = useDesk();
  const { short } = usePlaceNames();
  const said = useMoment();
  const [closing, setClosing] = useState(false);
  const { taken } = item;
  const mine = !isOwnersToClose(item.kind) || isWithin(item.owner, account.area);
  return (
    <div class="open-deeds">
      {taken === null ? null : <p class="small">{words.taken(taken.by, said(taken.at, now))}</p>}
      <div class="open-buttons">
        <Telephone person={item.person} name={item.name} />
        <Take item={item} onChanged={onChanged} />
        {mine ? (
          <Button kind="quiet" label={words.closeOf(item.name)} onPress={() => setClosing(true)}>
            {words.close}
          </Button>
        ) : (
          <span class="quiet small">{words.notYours(short(item.owner))}</span>
        )}
      </div>
      {closing ? (
        <CloseItem
          item={item}
          onClosed={() => {
            setClosing(false);
            onChanged(words.closed(item.name));
          }}
          onCancel={() => setClosing(false)}
        />
      ) : null}
    </div>
  );
}

/** Whoever is signed in says that they see to it, or leave it to the others again. */
function Take({ item, onChanged }: Pick<RowProps, 'item' | 'onChanged'>) {
  const words = useOpenItemWords();
  const desk = useDeskWords();
  const { ask } = useDesk();
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const does = item.taken === null ? 'take' : 'leave';
  const take = async () => {
    setBusy(true);
    const answer = await ask('POST', `/v1/open-items/${item.id}/take`, z.unknown(), { does });
    setBusy(false);
    setWrong(answer.ok ? null : faultText(answer.fault.code, desk));
    onChanged(null);
  };
  return (
    <>
      <Button
        kind="quiet"
        busy={busy}
        label={does === 'take' ? words.takeOf(item.name) : words.leaveOf(item.name)}
        onPress={() => void take()}
      >
        {words[does]}
      </Button>
      {wrong === null ? null : <span class="small">{wrong}</span>}
    </>
  );
}
