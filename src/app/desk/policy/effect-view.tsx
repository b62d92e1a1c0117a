import { useEffect } from 'preact/hooks';
import type { FreeCapacity } from '#domain/desk/capacity-desk';
import type { Effect } from '#domain/policy/effect';
import { ColourTag } from '../../ui/colour-tag';
import { type Column, Table } from '../../ui/table';
import { useWords } from '../../words/base';
import { countText } from '../count-text';
import { usePlaceNames } from '../place-names';
import { useReasonText } from '../reason-text';
import { usePlacesWords } from '../words';
import './effect.css';

type PlaceEffect = Effect['places'][number];

/** More towns and villages than this make nobody wiser. */
const PLACES = 40;

type EffectProps = { effect: Effect; free: FreeCapacity };

/** What a policy would change: how many, which colours, what it needs, where, and a few people with their reasons. */
export function EffectView({ effect, free }: EffectProps) {
  const words = usePlacesWords().preview;
  const { need } = usePlaceNames();
  useEffect(() => need(effect.places.map((one) => one.area)), [effect]);
  if (effect.changed === 0) return <p class="strong">{words.none(effect.persons)}</p>;
  return (
    <div class="effect">
      <p class="strong">{words.changed(effect.changed, effect.persons)}</p>
      <Moves effect={effect} />
      <Needs {...{ effect, free }} />
      <Places places={effect.places} />
      <Examples examples={effect.examples} />
    </div>
  );
}

function Moves({ effect }: { effect: Effect }) {
  const words = usePlacesWords().preview;
  const { terms } = useWords();
  return (
    <ul class="effect-moves" aria-label={words.moves}>
      {effect.moves.map(({ from, to, count }) => (
        <li key={`${from} ${to}`}>
          <ColourTag colour={to}>{words.move(terms.colour[from], terms.colour[to])}</ColourTag>
          <strong>{countText(count)}</strong>
        </li>
      ))}
    </ul>
  );
}

/**
 * Rooms, visits and tests, with what the county has of them. Whoever turns red or orange is tested within the policy's
 * hours.
 */
function Needs({ effect, free }: EffectProps) {
  const words = usePlacesWords().preview;
  const tests = effect.moves.filter(({ to }) => to !== 'green').reduce((sum, { count }) => sum + count, 0);
  const lines = effect.measures.flatMap(({ measure, more, fewer }) =>
    measure === 'none' || more + fewer === 0 ? [] : [{ measure, name: words.need[measure], more, fewer }],
  );
  return (
    <section>
      <h3>{words.needs}</h3>
      <ul class="changes">
        {lines.map(({ measure, name, more, fewer }) => (
          <li key={name} class="row">
            <span>{name}</span>
            {more === 0 ? null : <strong>{words.needMore(more)}</strong>}
            {fewer === 0 ? null : <span class="quiet">{words.needFewer(fewer)}</span>}
            {measure === 'central-quarantine' ? (
              <Has text={words.freeRooms(free.rooms)} short={more - fewer - free.rooms} />
            ) : null}
          </li>
        ))}
        {tests === 0 ? null : (
          <li class="row">
            <span>{words.tests}</span>
            <strong>{words.needMore(tests)}</strong>
            {free.tests === null ? null : (
              <Has text={words.freeTests(free.tests)} short={tests - free.tests} />
            )}
          </li>
        )}
      </ul>
    </section>
  );
}

/** What there is, and by how much that is too little. */
function Has({ text, short }: { text: string; short: number }) {
  const words = usePlacesWords().preview;
  return (
    <>
      <span>{text}</span>
      {short > 0 ? <strong class="effect-short">{words.shortBy(short)}</strong> : null}
    </>
  );
}

function Places({ places }: { places: readonly PlaceEffect[] }) {
  const words = usePlacesWords().preview;
  const { short } = usePlaceNames();
  if (places.length === 0) return null;
  const columns: Column<PlaceEffect>[] = [
    { key: 'place', head: words.place, cell: ({ area }) => short(area) },
    { key: 'red', head: words.red, cell: ({ red }) => countText(red), number: true },
    { key: 'orange', head: words.orange, cell: ({ orange }) => countText(orange), number: true },
    { key: 'milder', head: words.milder, cell: ({ milder }) => countText(milder), number: true },
  ];
  return (
    <section>
      <h3>{words.places}</h3>
      <Table<PlaceEffect>
        caption={words.places}
        rows={places.slice(0, PLACES)}
        rowKey={({ area }) => area}
        columns={columns}
      />
      {places.length > PLACES ? <p class="quiet">{words.allPlaces(places.length - PLACES)}</p> : null}
    </section>
  );
}

function Examples({ examples }: { examples: Effect['examples'] }) {
  const words = usePlacesWords().preview;
  const { terms } = useWords();
  const { short } = usePlaceNames();
  const reason = useReasonText();
  if (examples.length === 0) return null;
  return (
    <details>
      <summary>{words.examples}</summary>
      <ul class="changes">
        {examples.map(({ person, name, area, was, verdict }) => (
          <li key={person}>
            <p class="row">
              <ColourTag colour={verdict.colour}>
                {words.move(terms.colour[was], terms.colour[verdict.colour])}
              </ColourTag>
              <span>{name}</span>
              <span class="quiet">{short(area)}</span>
            </p>
            {verdict.reasons.map((one) => (
              <p key={JSON.stringify(one)} class="quiet">
                {one.row} {reason(one).fact}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </details>
  );
}
