import type { ComponentChildren } from 'preact';
import type { NearMatchShown, NearReasonShown, NearSide } from '#domain/desk/near-matches-desk';
import { Button } from '../../ui/button';
import { ColourTag } from '../../ui/colour-tag';
import { useWords } from '../../words/base';
import { useFormat } from '../../words/format';
import { useNow } from '../desk-context';
import { usePlaceNames } from '../place-names';
import { When } from '../when';
import { personHref } from '../where';
import { useNearWords } from '../words';
import type { NearDeed } from './decide-near';

/** Below this the two are most likely two people. */
const WEAK = 20;

type PairProps = { match: NearMatchShown; onDecide: (deed: NearDeed) => void };

/** Two entries side by side, what differs marked, and the two deeds. */
export function NearPair({ match, onDecide }: PairProps) {
  const words = useNearWords();
  const say = useReason();
  return (
    <>
      <ul class="strong">
        {match.reasons.map((reason) => (
          <li key={reason.kind}>{say(reason)}</li>
        ))}
      </ul>
      {match.score < WEAK ? <p class="quiet">{words.weak}</p> : null}
      <Sides match={match} />
      <div class="near-deeds">
        <Button kind="quiet" onPress={() => onDecide('apart')}>
          {words.apart}
        </Button>
        <Button kind="quiet" onPress={() => onDecide('merge')}>
          {words.merge}
        </Button>
      </div>
    </>
  );
}

function useReason(): (reason: NearReasonShown) => string {
  const { reason: words } = useNearWords();
  return (reason) => {
    switch (reason.kind) {
      case 'document':
        return reason.how === 'other-kind' ? words['other-kind'] : words[reason.how]((reason.at[0] ?? 0) + 1);
      case 'name-birth':
        return words[reason.with];
      case 'name-phone':
      case 'phone-names':
        return words[reason.kind];
    }
  };
}

const ROWS = ['name', 'colour', 'document', 'phone', 'birth', 'plate', 'area', 'lastAt'] as const;
type Row = (typeof ROWS)[number];

function Sides({ match }: { match: NearMatchShown }) {
  const words = useNearWords();
  const [one, other] = match.sides;
  const cell = useCell(match);
  const differs = (row: Row) => match.differ.some((field) => field === row);
  return (
    <table class="near-sides">
      <caption class="unseen">{words.sides}</caption>
      <colgroup>
        <col class="near-what" />
        <col />
        <col />
      </colgroup>
      <thead class="unseen">
        <tr>
          <th scope="col">{words.what}</th>
          <th scope="col">{words.one}</th>
          <th scope="col">{words.other}</th>
        </tr>
      </thead>
      <tbody>
        {ROWS.map((row) => (
          <tr key={row} class={differs(row) ? 'differs' : undefined}>
            <th scope="row" class="quiet">
              {words.field[row]}
              {differs(row) ? <b class="small near-differs">{words.differs}</b> : null}
            </th>
            <td>{cell(row, one)}</td>
            <td>{cell(row, other)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function useCell(match: NearMatchShown): (row: Row, side: NearSide) => ComponentChildren {
  const words = useNearWords();
  const { terms } = useWords();
  const format = useFormat();
  const now = useNow();
  const { short, full } = usePlaceNames();
  const none = <span class="quiet">{words.unknown}</span>;
  return (row, side) => {
    switch (row) {
      case 'name':
        return (
          <a class="strong" href={personHref(side.person)}>
            <bdi>{side.name}</bdi>
          </a>
        );
      case 'colour':
        return <ColourTag colour={side.colour}>{terms.colour[side.colour]}</ColourTag>;
      case 'document':
        return side.document === null ? none : <Document match={match} side={side} />;
      case 'phone':
        return side.phone === null ? none : words.endsIn(side.phone);
      case 'birth':
        return side.birth === null ? none : format.day(side.birth);
      case 'plate':
        return side.plate ?? none;
      case 'area':
        return `${side.origin === null ? '' : `${full(side.origin)} → `}${short(side.area)}`;
      case 'lastAt':
        return side.lastAt === null ? (
          <span class="quiet">{words.neverSeen}</span>
        ) : (
          <When at={side.lastAt} now={now} />
        );
    }
  };
}

/** The masked number; where the two differ is marked, and not said what stands there. */
function Document({ match, side }: { match: NearMatchShown; side: NearSide }) {
  const words = useNearWords();
  const { terms } = useWords();
  const places = match.reasons.flatMap((reason) => (reason.kind === 'document' ? reason.at : []));
  const kind = Object.entries(terms.document).find(([type]) => type === side.documentType)?.[1];
  return (
    <>
      <bdi class="near-number">
        {[...(side.document ?? '')].map((character, at) =>
          places.includes(at) ? (
            <mark key={`${at}`} title={words.digit(at + 1)}>
              ?
            </mark>
          ) : (
            character
          ),
        )}
      </bdi>{' '}
      <span class="quiet small">{kind}</span>
    </>
  );
}
