import type { BoardAnswer, BoardQuery } from '#domain/desk/desk';
import { ColourTag } from '../../ui/colour-tag';
import { useWords } from '../../words/base';
import { countText } from '../count-text';
import { useDeskWords } from '../words';
import { boardHref, withPart } from './board-filter';

const WORST_FIRST = ['red', 'orange', 'green'] as const;

/** The first line: how many people of each colour; each number leads to them. */
export function Counts({ counts, filter }: { counts: BoardAnswer['counts']; filter: BoardQuery }) {
  const words = useDeskWords().board;
  const { terms } = useWords();
  return (
    <nav class="counts" aria-label={words.counts}>
      {WORST_FIRST.map((colour) => {
        const chosen = filter.colour === colour;
        const number = countText(counts[colour]);
        const label = chosen ? words.countAll : words.count;
        return (
          <a
            key={colour}
            class="count"
            href={boardHref(withPart(filter, 'colour', chosen ? undefined : colour))}
            aria-current={chosen ? 'true' : undefined}
            aria-label={label(terms.colour[colour], number)}
          >
            <ColourTag colour={colour}>{terms.colour[colour]}</ColourTag>
            <strong>{number}</strong>
          </a>
        );
      })}
    </nav>
  );
}
