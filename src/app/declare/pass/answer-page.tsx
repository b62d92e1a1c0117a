import { useEffect, useState } from 'preact/hooks';
import type { Device, OwnPass } from '#device/device';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { Page } from '../../ui/page';
import { useWatched } from '../../ui/use-watched';
import { useCarryWords } from '../../words/carry';
import { LiveCode } from './live-code';
import type { Answer } from './read-answer';
import { useNow } from './use-now';

type AnswerProps = { device: Device; pass: OwnPass; answer: Answer; onEnd: () => void };

/** So long the code answers, ms: a worker who has asked scans again at once. */
const ANSWERS = 60_000;

/** The code that answers the worker's question, alone on the screen, for a minute or until it is no longer wanted. */
export function AnswerPage({ device, pass, answer, onEnd }: AnswerProps) {
  const { answered: words } = useCarryWords();
  const { county } = useWatched(device.known);
  const now = useNow(device);
  const [until] = useState(() => device.now() + ANSWERS);
  const left = Math.max(0, Math.ceil((until - now) / 1000));
  useEffect(() => {
    if (left === 0) onEnd();
  }, [left === 0]);
  const { by } = answer;
  const known = by.is === 'digits' || (county?.posts.some((post) => post.name === by.post) ?? true);
  return (
    <Page
      title={words.title}
      footer={
        <Button kind="quiet" onPress={onEnd}>
          {words.end}
        </Button>
      }
    >
      <div class="answering">
        <LiveCode device={device} pass={pass} name={pass.name} now={now} nonce={answer.nonce} />
        <p class="answering-who">
          <bdi>{by.is === 'digits' ? words.digits(by.digits) : words.post(by.post)}</bdi>
          <span role="timer" aria-live="off">
            {words.left(left)}
          </span>
        </p>
        <p class="quiet">{words.bright}</p>
        {known ? null : <Banner kind="look">{words.unknownPost}</Banner>}
      </div>
    </Page>
  );
}
