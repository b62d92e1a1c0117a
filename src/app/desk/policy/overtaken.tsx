import { useEffect, useState } from 'preact/hooks';
import { Banner } from '../../ui/banner';
import { usePlacesWords } from '../words';
import type { Changes } from './draft';

/** Whether somebody else published while this page was open. */
export function useOvertaken(number: number, own: number | null) {
  const [overtaken, setOvertaken] = useState(false);
  const [seen, setSeen] = useState(number);
  useEffect(() => {
    if (number !== seen && number !== own) setOvertaken(true);
    setSeen(number);
  }, [number]);
  return [overtaken, setOvertaken] as const;
}

/** What became of the draft when somebody else published: kept, laid on the new policy, and what needs a look. */
export function OvertakenBanner({ number, changes }: { number: number; changes: Changes }) {
  const { policy, policyEdit: words } = usePlacesWords();
  const { count, dropped, clashes } = changes;
  if (count + dropped === 0) return null;
  return (
    <Banner kind="look">
      {count === 0 ? (
        policy.conflictGone(number)
      ) : (
        <>
          {words.conflict(number, count)} {dropped === 0 ? null : words.conflictDropped(dropped)}{' '}
          {clashes === 0 ? null : words.conflictClash(clashes)}
        </>
      )}
    </Banner>
  );
}
