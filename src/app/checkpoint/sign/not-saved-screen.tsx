import type { SaveFault } from '#device/device';
import type { Decision } from '#domain/policy/verdict';
import { Page } from '../../ui/page';
import { useWords } from '../../words/base';
import { usePostWords } from '../../words/checkpoint';
import { useFormat } from '../../words/format';
import { Key } from '../frame/key';
import type { OpenSeat } from '../work/vehicle';

type NotSavedProps = {
  open: OpenSeat;
  name: string;
  plate: string | null;
  decision: Decision;
  now: number;
  fault: SaveFault;
  busy: boolean;
  onRetry: () => void;
};

/** The check is not on disk: what has to be written on paper, line by line. */
export function NotSaved({ open, name, plate, decision, now, ...rest }: NotSavedProps) {
  const { terms } = useWords();
  const { checkpoint } = usePostWords();
  const format = useFormat();
  const { document } = open.person;
  const { temperature } = open.answers;
  const lines = [
    `${format.moment(now)} ${name}`,
    [
      terms.document[document.type],
      document.last === null ? '' : checkpoint.document.last(document.last),
    ].join(' '),
    plate ?? checkpoint.heads.noPlate,
    temperature?.answer === 'taken' ? checkpoint.sign.degrees(temperature.tenths) : checkpoint.sign.noDegrees,
    terms.decision[decision],
  ];
  return <NotSavedScreen lines={lines} {...rest} />;
}

type ScreenProps = {
  fault: SaveFault;
  lines: readonly string[];
  busy: boolean;
  onRetry: () => void;
};

/** Nothing goes on before somebody wrote it down or it was saved after all. */
export function NotSavedScreen({ fault, lines, busy, onRetry }: ScreenProps) {
  const { checkpoint } = usePostWords();
  const words = checkpoint.notSaved;
  return (
    <Page
      kind="work"
      title={words.title}
      footer={
        <Key usual="usual" onPress={onRetry}>
          {busy ? checkpoint.sign.saving : words.retry}
        </Key>
      }
    >
      <div class="not-saved" role="alert">
        <p>{words.text[fault]}</p>
        <p>
          <strong>{words.wait}</strong>
        </p>
        <h2>{words.write}</h2>
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </div>
    </Page>
  );
}
