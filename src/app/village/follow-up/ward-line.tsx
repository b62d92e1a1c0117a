import { dayOf } from '#domain/day';
import { maskName } from '#domain/document/name';
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
  const said = [
    standingText(one, { words, format, now, zoneMinutes }),
    leftText(ward.ends, { now, zoneMinutes, words }),
  ];
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

type Speech = { words: FollowUpWords; format: Format; now: number; zoneMinutes: number };

/** What is known of somebody's follow-up, in a few words. */
export function standingText({ ward, standing }: Followed, speech: Speech): string {
  const { words } = speech;
  if (standing.is === 'none') return '';
  if (standing.is === 'away')
    return ward.saidHereAt === null ? words.onTheWay : words.saidHere(momentText(ward.saidHereAt, speech));
  if (standing.missedSince !== null)
    return words.missed(standing.missed, momentText(standing.missedSince, speech));
  const due = words.dueIn(partText(standing, words));
  const [last] = ward.reports;
  if (last === undefined) return due;
  const whose = last.own ? `${words.own} ` : last.seen ? '' : `${words.byPhone} `;
  const said = `${whose}${words.doneAt(momentText(last.at, speech), reportText(last, words))}`;
  return standing.is === 'done' ? said : `${due} · ${words.last(said)}`;
}

/** The time, with its day when that is not today. */
const momentText = (at: number, { format, now, zoneMinutes }: Speech): string =>
  dayOf(at, zoneMinutes) === dayOf(now, zoneMinutes) ? format.time(at) : format.moment(at);
