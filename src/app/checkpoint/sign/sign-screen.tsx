import type { ComponentChildren } from 'preact';
import type { Verdict } from '#domain/policy/verdict';
import { Page } from '../../ui/page';
import { Sign } from '../../ui/sign';
import { useWords } from '../../words/base';
import { usePostWords } from '../../words/checkpoint';
import { Key } from '../frame/key';

type SignScreenProps = {
  verdict: Verdict;
  /** What stands below the sign: who, and why. */
  children: ComponentChildren;
  /** What the button of a release says: who comes next. */
  next: string;
  busy: boolean;
  /** Records a release. */
  onRelease: () => void;
  /** Goes on with anything else: the next screen names what happens. */
  onAct: () => void;
  onCompare: () => void;
  onOverride: () => void;
  onBack: () => void;
};

/** The decision, read at two metres: colour, shape, word, sound; why below it; what comes next under the thumb. */
export function SignScreen(props: SignScreenProps) {
  const { verdict, next, busy } = props;
  const { terms } = useWords();
  const { checkpoint } = usePostWords();
  const words = checkpoint.sign;
  const blocked = isBlocked(verdict);
  const kind = blocked ? 'compare' : verdict.decision;
  const word = blocked ? terms.compare : terms.decision[verdict.decision];
  return (
    <Page
      kind="work"
      title={word}
      hideTitle
      footer={
        <div class="keys keys-2">
          {blocked ? (
            <Key usual="usual" wide="wide" onPress={props.onCompare}>
              {words.compare}
            </Key>
          ) : verdict.decision === 'release' ? (
            <Key usual="usual" wide="wide" onPress={props.onRelease}>
              {busy ? words.saving : next}
            </Key>
          ) : (
            <Key usual="usual" wide="wide" onPress={props.onAct}>
              {words.go[verdict.decision]}
            </Key>
          )}
          <button type="button" class="key-plain" onClick={props.onBack}>
            {checkpoint.ask.back}
          </button>
          <button type="button" class="key-plain" onClick={props.onOverride}>
            {words.override}
          </button>
        </div>
      }
    >
      <Sign kind={kind} word={word} />
      <div class="sign-below">
        {blocked ? <p>{words.compareText}</p> : null}
        {verdict.incident ? <p class="quiet">{words.incident}</p> : null}
        {props.children}
      </div>
    </Page>
  );
}

/** A release that may not be given before the document was compared (rule P1). */
export const isBlocked = (verdict: Verdict): boolean =>
  verdict.blocked !== null && verdict.decision === 'release';
