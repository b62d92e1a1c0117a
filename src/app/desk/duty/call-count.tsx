import { LinkButton } from '../../ui/button';
import { useDutyWords } from '../../words/duty';
import { countText } from '../count-text';
import { useCalls } from './use-calls';

export const CALLS_HREF = '/desk/instructions?call=1';

/** How many calls are to be made, beside the name of the page; nothing while there are none. */
export function CallCount() {
  const words = useDutyWords();
  const open = useCalls('counts').value?.open ?? 0;
  if (open === 0) return null;
  return (
    <span class="nav-late" title={words.calls.badge(countText(open))}>
      {countText(open)}
      <span class="unseen">{words.calls.badge(countText(open))}</span>
    </span>
  );
}

/** The way to the calls. */
export function ToCalls() {
  const words = useDutyWords();
  const open = useCalls('counts').value?.open ?? 0;
  return (
    <LinkButton kind={open === 0 ? 'quiet' : 'primary'} href={CALLS_HREF}>
      {open === 0 ? words.calls.title : words.calls.toCalls(countText(open))}
    </LinkButton>
  );
}
