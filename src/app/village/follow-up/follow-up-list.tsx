import { Key } from '../../checkpoint/frame/key';
import { Page } from '../../ui/page';
import { State } from '../../ui/state';
import { useWords } from '../../words/base';
import { type FollowUpGroup, groupOf, useFollowUpWords } from '../../words/follow-up';
import type { Followed } from './use-wards';
import { WardLine } from './ward-line';

const GROUPS: readonly FollowUpGroup[] = ['missed', 'due', 'reported', 'done', 'away'];

type ListProps = {
  all: readonly Followed[];
  now: number;
  zoneMinutes: number;
  /** What was recorded last. */
  saved: string | null;
  onPerson: (person: string) => void;
  onBack: () => void;
};

/** Everybody who is followed up from this phone: who was missed, who is due, who is done, who is on the way. */
export function FollowUpList({ all, now, zoneMinutes, saved, onPerson, onBack }: ListProps) {
  const words = useFollowUpWords();
  const { common } = useWords();
  const [first] = all.filter(({ standing }) => standing.is === 'due');
  return (
    <Page
      kind="work"
      title={words.title}
      footer={
        <div class={first === undefined ? 'keys keys-1' : 'keys keys-2'}>
          <Key onPress={onBack}>{common.back}</Key>
          {first === undefined ? null : (
            <Key usual="usual" onPress={() => onPerson(first.ward.person)}>
              {words.next}
            </Key>
          )}
        </div>
      }
    >
      {saved === null ? null : (
        <p class="banner" role="status">
          {saved}
        </p>
      )}
      {all.length === 0 ? (
        <State kind="empty" title={words.nobody}>
          <p>{words.nobodyText}</p>
        </State>
      ) : null}
      {GROUPS.map((group) => {
        const people = all.filter(({ standing }) => groupOf(standing) === group);
        return people.length === 0 ? null : (
          <section key={group}>
            <h2 class={group === 'missed' ? 'banner look' : undefined}>
              {words.groups[group]} {people.length}
            </h2>
            <ul class="people">
              {people.map((one) => (
                <li key={one.ward.person}>
                  <WardLine {...{ one, now, zoneMinutes }} onOpen={onPerson} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </Page>
  );
}
