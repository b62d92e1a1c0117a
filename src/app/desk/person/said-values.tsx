import type { PersonAnswer } from '#domain/desk/desk';
import { useFormat } from '../../words/format';
import { useFileWords } from '../words';
import { recordAnchor } from './timeline';

type Said = PersonAnswer['said'][number];

/** Everything that was ever said of one field: what, by whom, when, and the record it stands in. */
export function SaidValues({ said }: { said: readonly Said[] }) {
  const { saidBefore } = useFileWords();
  const format = useFormat();
  if (said.length < 2) return null;
  return (
    <details class="said">
      <summary class="small">{saidBefore.title(said.length)}</summary>
      <ol>
        {said.map((one) => (
          <li key={one.record}>
            <bdi class="strong">{one.value}</bdi>{' '}
            <a class="quiet small" href={`#${recordAnchor(one.record)}`}>
              {[saidBefore.by[one.kind], one.post, one.worker, format.moment(one.at)]
                .filter((part) => part !== null)
                .join(' · ')}
            </a>
          </li>
        ))}
      </ol>
    </details>
  );
}
