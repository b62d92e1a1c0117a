import type { ComponentChildren } from 'preact';
import { digitsOf } from '#domain/pass/challenge';
import { challengeText } from '#domain/pass/qr-text';
import { Page } from '../../ui/page';
import { Qr } from '../../ui/qr';
import { usePostWords } from '../../words/checkpoint';
import { Key } from '../frame/key';

type ChallengeScreenProps = {
  header: ComponentChildren;
  /** 8 random bytes, made for this traveller. */
  nonce: Uint8Array<ArrayBuffer>;
  post: string;
  onNext: () => void;
  onBack: () => void;
};

/** A question to the traveller's phone that needs no clock: scanned by it, or typed as six digits (PASS.md). */
export function ChallengeScreen({ header, nonce, post, onNext, onBack }: ChallengeScreenProps) {
  const { checkpoint } = usePostWords();
  const words = checkpoint.challenge;
  const digits = digitsOf(nonce);
  return (
    <Page
      kind="work"
      title={words.title}
      header={header}
      footer={
        <div class="keys keys-2">
          <Key usual="usual" wide="wide" onPress={onNext}>
            {words.next}
          </Key>
          <Key wide="wide" onPress={onBack}>
            {checkpoint.ask.back}
          </Key>
        </div>
      }
    >
      <div class="challenge">
        <Qr text={challengeText({ nonce, post })} label={words.code} />
        <p>{words.how}</p>
        <p class="quiet">{words.digits}</p>
        <p class="challenge-digits">{`${digits.slice(0, 3)} ${digits.slice(3)}`}</p>
      </div>
    </Page>
  );
}
