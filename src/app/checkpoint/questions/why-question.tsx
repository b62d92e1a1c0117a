import { usePostWords } from '../../words/checkpoint';
import { Key } from '../frame/key';
import { type Frame, QuestionPage } from '../frame/question-page';

type WhyQuestionProps<T extends string> = {
  frame: Frame;
  reasons: Readonly<Record<T, string>>;
  order: readonly T[];
  onAnswer: (why: T) => void;
};

/** Why something was not shown, compared or taken. */
export function WhyQuestion<T extends string>({ frame, reasons, order, onAnswer }: WhyQuestionProps<T>) {
  const { checkpoint } = usePostWords();
  return (
    <QuestionPage
      frame={frame}
      title={checkpoint.ask.why}
      columns={1}
      answers={order.map((why) => (
        <Key key={why} onPress={() => onAnswer(why)}>
          {reasons[why]}
        </Key>
      ))}
    />
  );
}
