import { maskName } from '#domain/document/name';
import type { Ward } from '#domain/followup/ward';
import { ColourTag } from '../../ui/colour-tag';
import { Icon } from '../../ui/icon';
import { useWords } from '../../words/base';
import { type FollowUpWords, leftText, partText, reportText, useFollowUpWords } from '../../words/follow-up';
import { type Format, useFormat } from '../../words/format';
import type { Followed } from './use-wards';

type LineProps = { one: Followed; now: number; zoneMinutes: number; onOpen: (person: string) => void };

/** One person of the list: whom to see, what is missed or done, and how long it lasts. */
export function WardLine({ one, now, zoneMinutes, onOpen }: LineProps) {
  const words = useFollowUpWords();
  const { terms } = useWords();
  const format = useFormat(zoneMinutes);
  const { ward, standing } = one;
  const late = 'missed' in standing && standing.missed > 0;
  const said = [standingText(one, { words, format }), leftText(ward.ends, { now, zoneMinutes, words })];
  return (
    <button
      type="button"
      class="person-row"
      aria-label={words.person(maskName(ward.name))}
      onClick={() => onOpen(ward.person)}
    >
      <strong>
        <bdi>{ward.name}</bdi>
      </strong>
      <ColourTag colour={ward.colour}>{terms.measure[ward.measure]}</ColourTag>
      <span class={late ? 'person-more follow-up-late' : 'person-more quiet'}>
        {late ? <Icon name="look" size={20} /> : null}
        {said.filter(Boolean).join(' · ')}
      </span>
    </button>
  );
}

/** What is known of somebody's follow-up, in a few words. */
export function standingText(
  { ward, standing }: Followed,
  { words, format }: { words: FollowUpWords; format: Format },
): string {
  if (standing.is === 'none') return '';
  if (standing.is === 'away')
    return ward.saidHereAt === null ? words.onTheWay : words.saidHere(format.moment(ward.saidHereAt));
  if (standing.missedSince !== null)
    return words.missed(standing.missed, format.moment(standing.missedSince));
  const part = partText(standing, words);
  const last = lastReport(ward);
  if (last === null) return part;
  const whose = last.own ? `${words.own} ` : last.seen ? '' : `${words.byPhone} `;
  return `${part} · ${whose}${words.doneAt(format.moment(last.at), reportText(last, words))}`;
}

/** The newest report, or null. */
export const lastReport = ({ reports }: Ward): Ward['reports'][number] | null => reports[0] ?? null;
