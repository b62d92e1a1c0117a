import { useState } from 'preact/hooks';
import type { SaveFault } from '#device/device';
import { Key } from '../../checkpoint/frame/key';
import { NotSavedScreen } from '../../checkpoint/sign/not-saved-screen';
import { Field } from '../../ui/field';
import { Page } from '../../ui/page';
import { type MissingWords, useMissingWords } from '../../words/comparisons';
import { useFormat } from '../../words/format';
import { useInstructionWords } from '../../words/instructions';
import { clockText } from './clock';
import type { Missing } from './missing-items';
import type { UseMissing } from './use-missing';

type MissingScreenProps = {
  item: Missing;
  now: number;
  zoneMinutes: number;
  say: UseMissing['say'];
  /** What was recorded, in words. */
  onSaid: (said: string) => void;
  /** They are here: to the registration. */
  onRegister: () => void;
  onBack: () => void;
};

type Outcome = Parameters<UseMissing['say']>[1];

/** One person of whom declared, checked and arrived do not agree: what is known, whom to call, and what came of it. */
export function MissingScreen(props: MissingScreenProps) {
  const { item, now, zoneMinutes, say, onSaid, onRegister, onBack } = props;
  const words = useMissingWords();
  const format = useFormat(zoneMinutes);
  const [word, setWord] = useState('');
  const [unsaved, setUnsaved] = useState<{ fault: SaveFault; outcome: Outcome; text: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const save = async (outcome: Outcome, text: string) => {
    if (busy) return;
    setBusy(true);
    const fault = await say(item, outcome, word);
    setBusy(false);
    if (fault === null) onSaid(words.said(item.name, text));
    else setUnsaved({ fault, outcome, text });
  };
  if (unsaved !== null)
    return (
      <NotSavedScreen
        fault={unsaved.fault}
        busy={busy}
        lines={[words.kind[item.kind], item.name, unsaved.text, format.moment(now), word]}
        onRetry={() => void save(unsaved.outcome, unsaved.text)}
      />
    );
  const outcomes = outcomesOf(item, words);
  return (
    <Page
      kind="work"
      above={words.kind[item.kind]}
      title={item.name}
      footer={
        <div class="keys keys-2">
          {item.kind === 'no-post' ? null : (
            <Key usual="usual" wide="wide" onPress={onRegister}>
              {words.registers}
            </Key>
          )}
          {outcomes.map(([outcome, text]) => (
            <Key key={outcome} onPress={() => void save(outcome, text)}>
              {text}
            </Key>
          ))}
          <Key {...(outcomes.length % 2 === 0 ? { wide: 'wide' as const } : {})} onPress={onBack}>
            {words.back}
          </Key>
        </div>
      }
    >
      <Known {...{ item, now, zoneMinutes }} />
      <Field
        id="missing-word"
        label={words.word}
        hint={words.wordHint}
        value={word}
        onInput={(text) => setWord(text.slice(0, 200))}
      />
    </Page>
  );
}

type KnownProps = Pick<MissingScreenProps, 'item' | 'now' | 'zoneMinutes'>;

/** How long there is, what does not agree, and the telephone. */
function Known({ item, now, zoneMinutes }: KnownProps) {
  const words = useMissingWords();
  const spans = useInstructionWords();
  const format = useFormat(zoneMinutes);
  const { kind, at, due, detail, phone } = item;
  const { decision } = detail;
  return (
    <>
      <p class={due < now ? 'banner look' : 'banner'} role="status">
        {clockText(due, now, { words, spans })}
      </p>
      <p>{words.since[kind](format.moment(at), detail.postName ?? words.aPost)}</p>
      {detail.saidHereAt === undefined ? null : <p>{words.ownWord(format.moment(detail.saidHereAt))}</p>}
      {decision === undefined ? null : (
        <p class="banner look">{decision === 'turn-back' ? words.turnedBack : words.notLetOn}</p>
      )}
      <p>
        {words.phone}{' '}
        {phone === undefined || phone === null ? (
          <span class="quiet">{words.noPhone}</span>
        ) : (
          <a class="key-plain" href={`tel:${phone}`}>
            {phone}
          </a>
        )}
      </p>
    </>
  );
}

/** What can have come of it, in the order of the keys. */
function outcomesOf({ kind }: Missing, words: MissingWords): [Outcome, string][] {
  switch (kind) {
    case 'never-came': {
      const { later, 'not-coming': notComing, elsewhere, unknown } = words.outcome[kind];
      return [
        ['later', later],
        ['not-coming', notComing],
        ['elsewhere', elsewhere],
        ['unknown', unknown],
      ];
    }
    case 'never-arrived': {
      const { elsewhere, 'went-on': wentOn, unknown } = words.outcome[kind];
      return [
        ['elsewhere', elsewhere],
        ['went-on', wentOn],
        ['unknown', unknown],
      ];
    }
    case 'no-post': {
      const { 'other-way': otherWay, avoided, 'never-left': neverLeft, unknown } = words.outcome[kind];
      return [
        ['other-way', otherWay],
        ['avoided', avoided],
        ['never-left', neverLeft],
        ['unknown', unknown],
      ];
    }
  }
}
