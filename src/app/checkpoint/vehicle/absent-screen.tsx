import type { Absent } from '#domain/check/check';
import { Page } from '../../ui/page';
import { usePostWords } from '../../words/checkpoint';
import { Key } from '../frame/key';

type AbsentScreenProps = {
  declared: number;
  heads: number;
  onAnswer: (absent: Absent) => void;
  onBack: () => void;
};

/** Fewer are in the vehicle than were declared for it: what of the others? One tap, while the driver stands there. */
export function AbsentScreen({ declared, heads, onAnswer, onBack }: AbsentScreenProps) {
  const { checkpoint } = usePostWords();
  const words = checkpoint.absent;
  return (
    <Page
      kind="work"
      title={words.title(declared - heads)}
      footer={
        <div class="keys keys-1">
          <Key onPress={() => onAnswer('later')}>{words.later}</Key>
          <Key onPress={() => onAnswer('not-coming')}>{words.notComing}</Key>
          <Key onPress={() => onAnswer('unknown')}>{words.unknown}</Key>
          <Key onPress={onBack}>{words.recount}</Key>
        </div>
      }
    >
      <p class="known">{words.counted(declared, heads)}</p>
      <p class="quiet">{words.why}</p>
    </Page>
  );
}
