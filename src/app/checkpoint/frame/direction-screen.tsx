import { Page } from '../../ui/page';
import { usePostWords } from '../../words/checkpoint';
import type { Entering } from '../work/judge';
import { Key } from './key';

/** From where people come who are checked in this shift. */
export function DirectionScreen({ onDirection }: { onDirection: (entering: Entering) => void }) {
  const { checkpoint } = usePostWords();
  const words = checkpoint.direction;
  return (
    <Page
      kind="work"
      title={words.title}
      footer={
        <div class="keys keys-1">
          <Key onPress={() => onDirection('outside')}>{words.outside}</Key>
          <Key onPress={() => onDirection('inside')}>{words.inside}</Key>
        </div>
      }
    >
      <p class="quiet">{words.hint}</p>
    </Page>
  );
}
