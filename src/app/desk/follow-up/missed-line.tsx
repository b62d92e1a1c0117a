import type { FollowUpCount } from '#domain/desk/follow-ups-desk';
import { Banner } from '../../ui/banner';
import { useFollowUpWords } from '../../words/follow-up';

/** What is first at the desk: how many nobody saw, yesterday and today. */
export function MissedLine({ counts }: { counts: readonly FollowUpCount[] }) {
  const words = useFollowUpWords().desk;
  const sum = (of: (count: FollowUpCount) => number) => counts.reduce((all, one) => all + of(one), 0);
  const yesterday = sum((one) => one.fromYesterday);
  const today = sum((one) => one.missed) - yesterday;
  if (yesterday + today === 0) return <Banner>{words.noMissed}</Banner>;
  return (
    <Banner kind="look">
      {[yesterday === 0 ? '' : words.missedYesterday(yesterday), today === 0 ? '' : words.missedToday(today)]
        .filter(Boolean)
        .join(' · ')}
    </Banner>
  );
}
