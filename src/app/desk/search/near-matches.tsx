import { useKeptFresh } from '../keep-fresh';
import './near-matches.css';
import { useEffect, useState } from 'preact/hooks';
import { type NearMatchShown, nearMatchesAnswerSchema } from '#domain/desk/near-matches-desk';
import { Banner } from '../../ui/banner';
import { useAnswer } from '../desk-context';
import { usePlaceNames } from '../place-names';
import { useNearWords } from '../words';
import { DecideNear, type NearDeed } from './decide-near';
import { NearPair } from './near-pair';

type Opened = { match: NearMatchShown; deed: NearDeed };

/** Entries that may be of one person, the likeliest first; nothing where there are none. */
export function NearMatches() {
  const words = useNearWords();
  const { need } = usePlaceNames();
  const answer = useAnswer('/v1/near-matches', nearMatchesAnswerSchema);
  const [open, setOpen] = useState<Opened | null>(null);
  const [done, setDone] = useState<NearDeed | null>(null);
  useKeptFresh(answer, 'near-matches');
  const { matches, count } = answer.value ?? { matches: [], count: 0 };
  useEffect(() => need(matches.flatMap(({ sides }) => sides.map(({ area }) => area))), [matches]);
  return (
    <section class="near-matches">
      {done === null ? null : <Banner>{done === 'merge' ? words.merged : words.kept}</Banner>}
      {count === 0 ? null : (
        <>
          <h2>{words.title(count)}</h2>
          <p class="quiet">{words.intro}</p>
        </>
      )}
      <ol class="near-list">
        {matches.map((match) => (
          <li key={match.id}>
            <NearPair match={match} onDecide={(deed) => setOpen({ match, deed })} />
          </li>
        ))}
      </ol>
      {matches.length < count ? <p class="quiet">{words.shown(matches.length, count)}</p> : null}
      {open === null ? null : (
        <DecideNear
          match={open.match}
          deed={open.deed}
          onClose={() => setOpen(null)}
          onDone={() => {
            setDone(open.deed);
            setOpen(null);
            void answer.again();
          }}
        />
      )}
    </section>
  );
}
