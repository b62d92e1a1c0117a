import type { Transfer } from '#domain/transfer/transfer';
import { Key } from '../checkpoint/frame/key';
import { Page } from '../ui/page';
import { placeText, useTransferWords } from '../words/transfers';

const WHYS = ['breakdown', 'busy', 'blocked', 'crew'] as const;

type CannotScreenProps = { task: Transfer; onWhy: (word: string) => void; onBack: () => void };

/** Why the team cannot go: one tap, and the desk sends another. */
export function CannotScreen({ task, onWhy, onBack }: CannotScreenProps) {
  const { transfers, driver: words } = useTransferWords();
  return (
    <Page
      kind="work"
      above={`${transfers.number(task.number)} · ${placeText(task, transfers)}`}
      title={words.cannotTitle}
      footer={
        <div class="keys keys-1">
          {WHYS.map((why) => (
            <Key key={why} onPress={() => onWhy(words.cannotWhy[why])}>
              {words.cannotWhy[why]}
            </Key>
          ))}
          <Key onPress={onBack}>{transfers.back}</Key>
        </div>
      }
    >
      <p>{words.cannotText}</p>
    </Page>
  );
}
