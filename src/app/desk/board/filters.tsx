import type { BoardQuery } from '#domain/desk/desk';
import { DECISIONS, type Decision, decisionSeverity } from '#domain/policy/verdict';
import { useWords } from '../../words/base';
import { usePlaceNames } from '../place-names';
import { Select } from '../select';
import { useDeskWords } from '../words';
import { boardHref, HOURS, isNarrowed, withPart } from './board-filter';

type FiltersProps = {
  filter: BoardQuery;
  posts: readonly { id: string; name: string }[];
  onChoose: (filter: BoardQuery) => void;
};

const WORST_FIRST = [...DECISIONS].sort((a, b) => decisionSeverity(b) - decisionSeverity(a));

/** What of the county is looked at; it stands in the address, so that a view can be sent and comes back. */
export function Filters({ filter, posts, onChoose }: FiltersProps) {
  const words = useDeskWords().board;
  const { terms } = useWords();
  const { towns, short } = usePlaceNames();
  const hours = [...new Set([...HOURS, filter.hours])].sort((a, b) => a - b);
  const areas =
    towns.some((one) => one.code === filter.area) || filter.area === undefined
      ? towns
      : [{ code: filter.area, name: short(filter.area) }, ...towns];
  return (
    <div class="filters" role="group" aria-label={words.filters}>
      <Select
        label={words.hours}
        none={words.hoursOf(24)}
        options={hours
          .filter((one) => one !== 24)
          .map((one) => ({ value: String(one), label: words.hoursOf(one) }))}
        value={filter.hours === 24 ? null : String(filter.hours)}
        onChoose={(value) => onChoose({ ...filter, hours: value === null ? 24 : Number(value) })}
      />
      <Select
        label={words.post}
        none={words.any}
        options={posts.map((one) => ({ value: one.id, label: one.name }))}
        value={filter.post ?? null}
        onChoose={(value) => onChoose(withPart(filter, 'post', value ?? undefined))}
      />
      <Select
        label={words.area}
        none={words.any}
        options={areas.map((one) => ({ value: one.code, label: one.name }))}
        value={filter.area ?? null}
        onChoose={(value) => onChoose(withPart(filter, 'area', value ?? undefined))}
      />
      <Select<Decision>
        label={words.decision}
        none={words.any}
        options={WORST_FIRST.map((one) => ({ value: one, label: terms.decision[one] }))}
        value={filter.decision ?? null}
        onChoose={(value) => onChoose(withPart(filter, 'decision', value ?? undefined))}
      />
      {isNarrowed(filter) ? (
        <a class="button plain" href={boardHref({ hours: filter.hours })}>
          {words.clear}
        </a>
      ) : null}
    </div>
  );
}
