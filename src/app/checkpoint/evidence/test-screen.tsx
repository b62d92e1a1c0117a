import type { ComponentChildren } from 'preact';
import type { DeclaredPerson } from '#domain/evidence/same-person';
import { Page } from '../../ui/page';
import { useCertificateWords } from '../../words/evidence';
import { useFormat } from '../../words/format';
import { useLanguage } from '../../words/language';
import { Key } from '../frame/key';
import type { Frame } from '../frame/question-page';
import { StepHeader } from '../frame/step-header';
import { useAges } from './age';
import { Comparison } from './comparison';
import { issuerName } from './issuer-name';
import type { Outcome } from './read-certificate';

type Verified = Extract<Outcome, { is: 'test' }>;
type TestScreenProps = {
  frame: Frame;
  outcome: Verified;
  /** Whom the phone knows to stand there. */
  known: DeclaredPerson;
  now: number;
  zoneMinutes: number;
  /** How long a test counts, from its sample. */
  naatHours: number;
  onUse: () => void;
  onRescan: () => void;
  onBack: () => void;
};

/** A verified test: what it says, whose it is, and who vouches for it. Whether it is theirs the worker says. */
export function TestScreen(props: TestScreenProps) {
  const { frame, outcome, known, onBack } = props;
  const words = useCertificateWords();
  const { evidence, match } = outcome;
  return (
    <Page
      kind="work"
      title={words.titled(words.method[evidence.method], words.result[evidence.result])}
      header={<StepHeader {...frame} />}
      footer={
        <div class="keys keys-2">
          {isUsable(evidence) ? (
            <Key wide="wide" {...(match === 'same' ? { usual: 'usual' as const } : {})} onPress={props.onUse}>
              {words.use}
            </Key>
          ) : null}
          <Key onPress={onBack}>{words.other}</Key>
          <Key onPress={props.onRescan}>{words.again}</Key>
        </div>
      }
    >
      <Notes {...props} />
      <Comparison person={evidence.person} known={known} match={match} />
      <Said {...props} />
    </Page>
  );
}

/** A test of which kind, result or time cannot be told supports no answer. */
const isUsable = ({ method, result, sampledAt }: Verified['evidence']): boolean =>
  method !== 'unknown' && result !== 'unknown' && sampledAt !== null;

const MS_PER_HOUR = 3_600_000;

function Notes({ outcome: { evidence }, now, naatHours }: TestScreenProps) {
  const { note } = useCertificateWords();
  const { method, result, sampledAt } = evidence;
  const notes = [
    isUsable(evidence) ? null : note.vague,
    result === 'positive' ? note.positive : null,
    method === 'antigen' && result === 'negative' ? note.antigen : null,
    sampledAt !== null && sampledAt > now ? note.ahead : null,
    result === 'negative' && sampledAt !== null && now - sampledAt > naatHours * MS_PER_HOUR
      ? note.old(naatHours)
      : null,
  ].flatMap((one) => (one === null ? [] : [one]));
  return notes.map((one) => (
    <p key={one} class="banner look" role="alert">
      {one}
    </p>
  ));
}

/** Sample, issuer, end and signature. */
function Said({ outcome: { evidence, list }, now, zoneMinutes }: TestScreenProps) {
  const words = useCertificateWords();
  const language = useLanguage();
  const format = useFormat(zoneMinutes);
  const age = useAges();
  const { scheme, sampledAt, validUntil } = evidence;
  const rows: [string, ComponentChildren][] = [
    [
      words.fields.sampled,
      sampledAt === null
        ? words.noTime
        : words.sampledAt(format.moment(sampledAt), age.sample(now - sampledAt)),
    ],
    [words.fields.issuer, `${words.scheme[scheme]} · ${issuerName(evidence, language)}`],
    [words.fields.until, validUntil === null ? words.noEnd : format.moment(validUntil)],
    [words.fields.signature, words.signed(list.number, age.list(list.ageMs))],
  ];
  return (
    <dl class="certificate-said">
      {rows.map(([term, text]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
