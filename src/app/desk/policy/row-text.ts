import type { Row } from '#domain/policy/policy';
import { useWords } from '../../words/base';
import { useDeskWords, usePlacesWords } from '../words';

/** A row in words: when its time is over, and the whole of it in one sentence. */
export function useRowText(): {
  ends: (row: Pick<Row, 'when' | 'ends'>) => string;
  sentence: (row: Row) => string;
} {
  const words = usePlacesWords().policyEdit.rows;
  const { terms } = useWords();
  const conditions = useDeskWords().row;
  const ends = ({ when, ends: over }: Pick<Row, 'when' | 'ends'>) =>
    over.kind !== 'days'
      ? words.endKind[over.kind]
      : over.days === 0
        ? words.sameDay
        : words.after[when](over.days);
  const sentence = (row: Row) =>
    words.sentence(
      conditions[row.when],
      terms.colour[row.colour],
      terms.measure[row.measure],
      terms.decision[row.decision],
      ends(row),
    );
  return { ends, sentence };
}
