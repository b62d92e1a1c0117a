import { useState } from 'preact/hooks';
import type { CallsAnswer } from '#domain/desk/duty-desk';
import { Banner } from '../../ui/banner';
import { LinkButton } from '../../ui/button';
import { State } from '../../ui/state';
import { useDutyWords } from '../../words/duty';
import { countText } from '../count-text';
import { useNow } from '../desk-context';
import { DeskPage } from '../desk-page';
import { Read } from '../read';
import { CallCard } from './call-card';
import { useCalls } from './use-calls';

/** The calls to make, one at a time: the longest known first, the next by itself. */
export function CallsPage() {
  const words = useDutyWords().calls;
  const answer = useCalls();
  const [said, setSaid] = useState<string | null>(null);
  // What was just noted is not shown again while the answer is on its way.
  const [noted, setNoted] = useState<ReadonlySet<string>>(new Set());
  const done = async (id: string, what: string) => {
    setSaid(what);
    setNoted((before) => new Set([...before, id]));
    if (await answer.again()) setNoted((before) => new Set([...before].filter((one) => one !== id)));
  };
  return (
    <DeskPage title={words.title}>
      <div class="row">
        <LinkButton kind="quiet" href="/desk/instructions">
          {words.back}
        </LinkButton>
      </div>
      <div role="status">{said === null ? null : <Banner>{said}</Banner>}</div>
      <Read answer={answer}>
        {(calls) => <Queue calls={calls} noted={noted} onDone={(id, what) => void done(id, what)} />}
      </Read>
    </DeskPage>
  );
}

type QueueProps = {
  calls: CallsAnswer;
  noted: ReadonlySet<string>;
  onDone: (id: string, what: string) => void;
};

function Queue({ calls, noted, onDone }: QueueProps) {
  const words = useDutyWords().calls;
  const now = useNow();
  const waiting = calls.calls.filter(({ id }) => !noted.has(id));
  const [first] = waiting;
  const rest = Math.max(0, calls.open - (calls.calls.length - waiting.length) - 1);
  const later = calls.later === 0 ? null : <p class="quiet">{words.later(countText(calls.later))}</p>;
  if (first === undefined)
    return (
      <State kind="empty" title={words.none}>
        <p>{words.noneText}</p>
        {later}
      </State>
    );
  return (
    <>
      <CallCard key={first.id} instruction={first} now={now} onDone={(what) => onDone(first.id, what)} />
      <p class="quiet">{rest === 0 ? words.last : words.more(countText(rest))}</p>
      {later}
    </>
  );
}
