import { Page } from '../../ui/page';
import { Sign } from '../../ui/sign';
import { useWords } from '../../words/base';
import { usePostWords } from '../../words/checkpoint';
import { useFormat } from '../../words/format';
import { Key } from '../frame/key';
import type { OpenHere } from './open-here';

type SampledProps = {
  open: OpenHere;
  /** The test and its result, as they will be recorded. */
  what: string;
  now: () => number;
  onTime: (at: number) => void;
  onOther: () => void;
  onBack: () => void;
};

/** When the sample was taken. It stands between the result and the record, so that no tap alone makes anybody red. */
export function Sampled({ open, what, now, onTime, onOther, onBack }: SampledProps) {
  const { openEnds: words, checkpoint } = usePostWords();
  const format = useFormat();
  return (
    <Page
      kind="work"
      above={
        <>
          <bdi>{open.name}</bdi> · {what}
        </>
      }
      title={words.sampledTitle}
      footer={
        <div class="keys keys-1">
          {open.naat ? null : (
            <>
              <Key onPress={() => onTime(now())}>{words.now}</Key>
              <Key onPress={() => onTime(open.at)}>{words.atCheck(format.moment(open.at))}</Key>
            </>
          )}
          <Key onPress={onOther}>{words.other}</Key>
          <Key onPress={onBack}>{checkpoint.ask.back}</Key>
        </div>
      }
    >
      <p class="big">{what}</p>
    </Page>
  );
}

/** A positive result is recorded: what the worker does now. */
export function PositiveSign({ name, onDone }: { name: string; onDone: () => void }) {
  const { openEnds: words } = usePostWords();
  const { terms } = useWords();
  return (
    <Page
      kind="work"
      title={terms.decision.hold}
      hideTitle
      footer={
        <div class="keys keys-1">
          <Key usual="usual" onPress={onDone}>
            {words.understood}
          </Key>
        </div>
      }
    >
      <Sign kind="hold" word={terms.decision.hold} />
      <div class="sign-below">
        <p class="sign-who">
          <bdi>{name}</bdi> · {words.positive}
        </p>
        <ol class="todo">
          {words.positiveTodo.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
      </div>
    </Page>
  );
}
