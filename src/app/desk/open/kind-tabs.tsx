import { type OpenItemKind, type OpenItemsAnswer, openItemKindSchema } from '#domain/open-item/open-item';
import { useOpenItemWords } from '../../words/open-items';
import { countText } from '../count-text';
import { openHref } from './open-address';

type KindTabsProps = { counts: OpenItemsAnswer['counts']; kind: OpenItemKind | null };

/** The kinds of which something waits, and the one that is looked at, each with how many and how many late. */
export function KindTabs({ counts, kind }: KindTabsProps) {
  const words = useOpenItemWords();
  const known = new Map(counts.map((one) => [one.kind, one]));
  const shown = openItemKindSchema.options.filter((one) => known.has(one) || one === kind);
  const sum = (part: 'open' | 'late') => counts.reduce((total, one) => total + one[part], 0);
  return (
    <nav class="open-kinds" aria-label={words.tabs}>
      <Tab name={words.all} open={sum('open')} late={sum('late')} kind={null} here={kind === null} />
      {shown.map((one) => (
        <Tab
          key={one}
          name={words.kind[one]}
          open={known.get(one)?.open ?? 0}
          late={known.get(one)?.late ?? 0}
          kind={one}
          here={kind === one}
        />
      ))}
    </nav>
  );
}

type TabProps = { name: string; open: number; late: number; kind: OpenItemKind | null; here: boolean };

function Tab({ name, open, late, kind, here }: TabProps) {
  const words = useOpenItemWords();
  return (
    <a href={openHref(kind)} aria-current={here ? 'page' : undefined}>
      <span class="strong">{name}</span> <span class="quiet">{countText(open)}</span>
      {late > 0 ? <span class="open-late small">{words.late(countText(late))}</span> : null}
    </a>
  );
}
