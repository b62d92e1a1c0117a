import type { ComponentChildren } from 'preact';
import { Page } from '../../ui/page';
import { SignShape } from '../../ui/sign-shape';
import { usePostWords } from '../../words/checkpoint';
import { useFormat } from '../../words/format';
import { Key } from '../frame/key';
import { NamedByCode } from '../questions/document-answers';
import type { Person } from '../work/person';
import { bestWayOn, canChallenge, canSync, numberOf, type Trouble, type WayOn } from './trouble';
import { explainTrouble } from './trouble-words';

type TroubleScreenProps = {
  header: ComponentChildren;
  trouble: Trouble;
  /** Whom the code truly names; null where nothing in it can be trusted. */
  person: Person | null;
  zoneMinutes: number | undefined;
  /** How an area is called; its code where nobody says. */
  place?: (area: string) => string;
  /** What is wrong with this phone's own clock, where that may be the cause. */
  ownClock?: string | null;
  onRescan: () => void;
  /** Goes on with the person of the code, by the document. */
  onCompare: () => void;
  /** Goes on with somebody who is looked for by the document. */
  onByHand: () => void;
  /** Lets the traveller's phone prove it; absent where nobody is challenged. */
  onChallenge?: () => void;
  /** Asks the county anew; absent where that is done elsewhere. */
  onSync?: () => void;
};

/** A code that leads no further by itself: what it is, whom it names, and every way on. */
export function TroubleScreen(props: TroubleScreenProps) {
  const { trouble, person, place = (area) => area, ownClock = null } = props;
  const { troubles } = usePostWords();
  const format = useFormat(props.zoneMinutes);
  const { title, text, todo } = explainTrouble(trouble, { words: troubles, format, place });
  return (
    <Page
      kind="work"
      title={title}
      header={props.header}
      footer={
        <div class="keys keys-2">
          <WaysOn {...props} />
        </div>
      }
    >
      <div class="trouble" role="alert">
        <div class="sign compare small trouble-sign">
          <SignShape kind="compare" />
        </div>
        <div class="stack">
          <p>{text}</p>
          <p class="trouble-todo">{todo}</p>
          {ownClock === null ? null : <p class="trouble-todo">{ownClock}</p>}
        </div>
      </div>
      {person === null ? null : (
        <div class="known">
          <NamedByCode person={person} />
        </div>
      )}
      <p class="quiet small trouble-code">{troubles.code(numberOf(trouble))}</p>
    </Page>
  );
}

/** The keys that fit this trouble, the best one first. */
function WaysOn(props: TroubleScreenProps) {
  const { trouble, person, onChallenge, onSync } = props;
  const { troubles, checkpoint } = usePostWords();
  const used = trouble.code === 'used-here';
  const ways: Record<WayOn, { label: string; go: () => void } | null> = {
    rescan: { label: troubles.rescan, go: props.onRescan },
    challenge:
      onChallenge !== undefined && canChallenge(trouble)
        ? { label: troubles.challenge, go: onChallenge }
        : null,
    sync: onSync !== undefined && canSync(trouble) ? { label: checkpoint.syncNow, go: onSync } : null,
    compare:
      person === null ? null : { label: used ? troubles.again : troubles.compare, go: props.onCompare },
    'by-hand':
      person === null || used ? { label: used ? troubles.other : troubles.byHand, go: props.onByHand } : null,
  };
  const best = bestWayOn(trouble);
  const order: WayOn[] = [best, 'rescan', 'challenge', 'sync', 'compare', 'by-hand'];
  return [...new Set(order)].map((way) => {
    const deed = ways[way];
    return deed === null ? null : (
      <Key key={way} wide="wide" onPress={deed.go} {...(way === best ? { usual: 'usual' } : {})}>
        {deed.label}
      </Key>
    );
  });
}
