import type { Closing } from '#domain/open-item/closing';
import { OUTCOMES } from '#domain/open-item/open-item';
import { Page } from '../../ui/page';
import { usePostWords } from '../../words/checkpoint';
import { useFormat } from '../../words/format';
import { Key } from '../frame/key';
import type { OpenHere } from './open-here';
import type { Tested } from './use-open-here';

export type Test = Pick<Tested, 'method' | 'result'>;

const TESTS: readonly Test[] = [
  { method: 'antigen', result: 'negative' },
  { method: 'antigen', result: 'positive' },
  { method: 'naat', result: 'negative' },
  { method: 'naat', result: 'positive' },
];

/** What a test with its result is called. */
export function useTestTexts(): (test: Test) => string {
  const { sign } = usePostWords().checkpoint;
  return ({ method, result }) =>
    method === 'antigen'
      ? result === 'negative'
        ? sign.spotNegative
        : sign.spotPositive
      : result === 'negative'
        ? sign.spotNaatNegative
        : sign.spotNaatPositive;
}

type End = Exclude<OpenHere['kind'], 'spot-test'>;
const outcomesOf = (kind: End): readonly (typeof OUTCOMES)[End][number][] => OUTCOMES[kind];

type OutcomesProps = {
  open: OpenHere;
  onTest: (test: Test) => void;
  onOutcome: (outcome: Closing['outcome'], text: string) => void;
  onBack: () => void;
};

/** What may have come of an open end, one key each. */
export function Outcomes({ open, onTest, onOutcome, onBack }: OutcomesProps) {
  const { openEnds: words, checkpoint } = usePostWords();
  const format = useFormat();
  const texts = useTestTexts();
  const isTest = open.kind === 'spot-test';
  return (
    <Page
      kind="work"
      above={<bdi>{open.name}</bdi>}
      title={isTest ? words.resultTitle : words.endTitle}
      footer={
        <div class={isTest ? 'keys keys-2' : 'keys keys-1'}>
          {open.kind === 'spot-test' ? (
            <>
              {TESTS.map((test) => (
                <Key key={texts(test)} onPress={() => onTest(test)}>
                  {texts(test)}
                </Key>
              ))}
              <Key wide="wide" onPress={() => onOutcome('no-result', words.noResult)}>
                {words.noResult}
              </Key>
            </>
          ) : (
            outcomesOf(open.kind).map((outcome) => (
              <Key key={outcome} onPress={() => onOutcome(outcome, words.outcome[outcome])}>
                {words.outcome[outcome]}
              </Key>
            ))
          )}
          <Key wide="wide" onPress={onBack}>
            {checkpoint.ask.back}
          </Key>
        </div>
      }
    >
      <p>
        {[words.kind[open.kind], open.plate, words.since(format.moment(open.at))].filter(Boolean).join(' · ')}
      </p>
      {isTest ? <p class="quiet">{words.resultHint}</p> : null}
    </Page>
  );
}
