import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { keepAwake } from '#device/wake-lock';
import { digitsOf } from '#domain/pass/challenge';
import { challengeText } from '#domain/pass/qr-text';
import { Page } from '../../ui/page';
import { Qr } from '../../ui/qr';
import { usePostWords } from '../../words/checkpoint';
import { Key } from '../frame/key';
import type { ChallengeWhy } from '../work/challenges';

type ChallengeScreenProps = {
  header: ComponentChildren;
  /** 8 random bytes, made for this traveller. */
  nonce: Uint8Array<ArrayBuffer>;
  why: ChallengeWhy;
  post: string;
  onNext: () => void;
  /** Goes on by the document, because no answer comes; absent where the code names nobody. */
  onCompare?: () => void;
  onBack: () => void;
};

/** A question to the traveller's phone that needs no clock: scanned by it, or typed as six digits (PASS.md). */
export function ChallengeScreen({ header, nonce, why, post, ...props }: ChallengeScreenProps) {
  const { checkpoint } = usePostWords();
  const words = checkpoint.challenge;
  const digits = digitsOf(nonce);
  // Somebody else's camera looks at it.
  useEffect(keepAwake, []);
  return (
    <Page
      kind="work"
      title={words.title}
      header={header}
      footer={
        <div class="keys keys-2">
          <Key usual="usual" wide="wide" onPress={props.onNext}>
            {words.next}
          </Key>
          <Key onPress={props.onBack} {...(props.onCompare === undefined ? { wide: 'wide' } : {})}>
            {checkpoint.ask.back}
          </Key>
          {props.onCompare === undefined ? null : <Key onPress={props.onCompare}>{words.compare}</Key>}
        </div>
      }
    >
      <div class="challenge">
        <p class={why === 'unanswered' ? 'banner look' : 'quiet'} role="status">
          {words.why[why]}
        </p>
        <Qr text={challengeText({ nonce, post })} label={words.code} />
        <p>{words.how}</p>
        <p class="quiet">{words.digits}</p>
        <p class="challenge-digits">{`${digits.slice(0, 3)} ${digits.slice(3)}`}</p>
      </div>
    </Page>
  );
}
