import type { ComponentChildren } from 'preact';
import { Banner } from '../ui/banner';
import { Button } from '../ui/button';
import { State } from '../ui/state';
import { useWords } from '../words/base';
import { useFormat } from '../words/format';
import { faultText } from './ask';
import { type Answer, useDesk } from './desk-context';
import { useDeskWords } from './words';

type ReadProps<T> = { answer: Answer<T>; children: (value: T) => ComponentChildren };

/** What stands on a page while its answer is on its way, when it failed, and when it is there but could not be renewed. */
export function Read<T>({ answer, children }: ReadProps<T>) {
  const words = useDeskWords();
  const { common } = useWords();
  const format = useFormat();
  const retry = (
    <Button kind="quiet" onPress={() => void answer.again()}>
      {common.retry}
    </Button>
  );
  if (answer.value !== null)
    return (
      <>
        {answer.fault === null || answer.readAt === null ? null : (
          <Banner kind="look" action={retry}>
            {words.live.stale(format.clock(answer.readAt))}
          </Banner>
        )}
        {children(answer.value)}
      </>
    );
  if (answer.fault === null)
    return (
      <p class="desk-waiting quiet" role="status">
        {words.state.waiting}
      </p>
    );
  if (answer.fault.code === 'not-allowed') return <NoRights />;
  return (
    <State kind="failed" title={words.state.failedTitle} action={retry}>
      <p>{faultText(answer.fault.code, words)}</p>
    </State>
  );
}

/** A page that this account is not for. */
export function NoRights() {
  const words = useDeskWords();
  const { account } = useDesk();
  return (
    <State kind="failed" title={words.state.noRightsTitle}>
      <p>{words.state.noRights(words.role[account.role])}</p>
    </State>
  );
}
