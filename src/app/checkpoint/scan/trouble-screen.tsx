import type { ComponentChildren } from 'preact';
import { Page } from '../../ui/page';
import { SignShape } from '../../ui/sign-shape';
import { usePostWords } from '../../words/checkpoint';
import { useFormat } from '../../words/format';
import { Key } from '../frame/key';
import { NamedByCode } from '../questions/document-answers';
import type { Person } from '../work/person';
import { canChallenge, type Trouble } from './trouble';
import { explainTrouble } from './trouble-words';

type TroubleScreenProps = {
  header: ComponentChildren;
  trouble: Trouble;
  /** Whom the code truly names; null where nothing in it can be trusted. */
  person: Person | null;
  zoneMinutes: number | undefined;
  onRescan: () => void;
  /** Goes on with the person of the code, by the document. */
  onCompare: () => void;
  /** Goes on with somebody who is looked for by the document. */
  onByHand: () => void;
  /** Lets the traveller's phone prove it; absent where nobody is challenged. */
  onChallenge?: () => void;
};

/** A code that leads no further by itself: what it is, whom it names, and every way on. */
export function TroubleScreen(props: TroubleScreenProps) {
  const { trouble, person, onChallenge } = props;
  const { troubles } = usePostWords();
  const format = useFormat(props.zoneMinutes);
  const { title, text } = explainTrouble(trouble, troubles, format);
  return (
    <Page
      kind="work"
      title={title}
      header={props.header}
      footer={
        <div class="keys keys-2">
          <Key usual="usual" wide="wide" onPress={props.onRescan}>
            {troubles.rescan}
          </Key>
          {onChallenge !== undefined && canChallenge(trouble) ? (
            <Key wide="wide" onPress={onChallenge}>
              {troubles.challenge}
            </Key>
          ) : null}
          {person === null ? null : (
            <Key wide="wide" onPress={props.onCompare}>
              {trouble.code === 'used-here' ? troubles.again : troubles.compare}
            </Key>
          )}
          {person === null || trouble.code === 'used-here' ? (
            <Key wide="wide" onPress={props.onByHand}>
              {troubles.byHand}
            </Key>
          ) : null}
        </div>
      }
    >
      <div class="trouble" role="alert">
        <div class="sign compare small trouble-sign">
          <SignShape kind="compare" />
        </div>
        <p>{text}</p>
      </div>
      {person === null ? null : (
        <div class="known">
          <NamedByCode person={person} />
        </div>
      )}
    </Page>
  );
}
