import { useState } from 'preact/hooks';
import type { Transfer } from '#domain/transfer/transfer';
import { Key } from '../checkpoint/frame/key';
import { Field } from '../ui/field';
import { Page } from '../ui/page';
import { leftText, useFollowUpWords } from '../words/follow-up';
import { useSiteWords } from '../words/site';
import { useTransferWords } from '../words/transfers';

const WHYS = ['hospital', 'other-site', 'county'] as const;

type DischargeProps = {
  person: Transfer;
  now: number;
  zoneMinutes: number;
  /** The measure is over: no reason is needed. */
  over: boolean;
  onDischarge: (word: string | null) => void;
  onBack: () => void;
};

/** Somebody leaves the site: at the end of the measure by one tap, before it with a reason. */
export function DischargeScreen({ person, now, zoneMinutes, over, onDischarge, onBack }: DischargeProps) {
  const words = useSiteWords();
  const { transfers } = useTransferWords();
  const followUp = useFollowUpWords();
  const [other, setOther] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const { name, ends } = person.person;
  if (over)
    return (
      <Page
        kind="work"
        above={name}
        title={words.dischargeTitle}
        footer={
          <div class="keys keys-2">
            <Key onPress={onBack}>{transfers.back}</Key>
            <Key usual="usual" onPress={() => onDischarge(null)}>
              {words.dischargeGo}
            </Key>
          </div>
        }
      >
        <p>{words.dischargeText}</p>
      </Page>
    );
  const finish = () => {
    const word = (other ?? '').trim();
    if (word === '') setWrong(words.whyMissing);
    else onDischarge(word);
  };
  return (
    <Page
      kind="work"
      above={name}
      title={words.earlyTitle}
      footer={
        other === null ? (
          <div class="keys keys-1">
            {WHYS.map((why) => (
              <Key key={why} onPress={() => onDischarge(words.why[why])}>
                {words.why[why]}
              </Key>
            ))}
            <Key onPress={() => setOther('')}>{words.why.other}</Key>
            <Key onPress={onBack}>{transfers.back}</Key>
          </div>
        ) : (
          <div class="keys keys-2">
            <Key onPress={() => setOther(null)}>{transfers.back}</Key>
            <Key usual="usual" onPress={finish}>
              {words.dischargeGo}
            </Key>
          </div>
        )
      }
    >
      <p class="banner look">{words.early(leftText(ends, { now, zoneMinutes, words: followUp }))}</p>
      {other === null ? null : (
        <Field id="discharge-why" label={words.whyLabel} value={other} error={wrong} onInput={setOther} />
      )}
    </Page>
  );
}
