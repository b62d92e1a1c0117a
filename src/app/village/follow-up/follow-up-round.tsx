import { useState } from 'preact/hooks';
import type { Device, SaveFault } from '#device/device';
import { maskName } from '#domain/document/name';
import { defaultPolicy } from '#domain/policy/default-policy';
import { NotSavedScreen } from '../../checkpoint/sign/not-saved-screen';
import { useWatched } from '../../ui/use-watched';
import { useWords } from '../../words/base';
import { useFollowUpWords } from '../../words/follow-up';
import { useFormat } from '../../words/format';
import { FollowUpList } from './follow-up-list';
import { FollowUpQuestions } from './follow-up-questions';
import { UnwellScreen } from './unwell-screen';
import type { Followed, FollowUpAnswers, Wards } from './use-wards';

type RoundProps = {
  device: Device;
  wards: Wards;
  zoneMinutes: number;
  /** Whom it begins with; null for the list. */
  first: string | null;
  /** What is done with somebody unwell, where that is not what a village does. */
  todo?: readonly string[];
  onBack: () => void;
};

/** Where the worker is on the round. */
type Where = { at: 'list' } | { at: 'asking'; person: string } | { at: 'unwell'; person: string };
type Unsaved = { one: Followed; answers: FollowUpAnswers; fault: SaveFault };

/** The round from door to door: one person after the other, the most urgent first, each asked once. */
export function FollowUpRound({ device, wards, zoneMinutes, first, todo, onBack }: RoundProps) {
  const words = useFollowUpWords();
  const { county, policy } = useWatched(device.known);
  const { feverTenths } = (policy ?? defaultPolicy()).parameters;
  const [where, go] = useState<Where>(first === null ? { at: 'list' } : { at: 'asking', person: first });
  const [asked, setAsked] = useState<ReadonlySet<string>>(new Set());
  const [saved, setSaved] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [unsaved, setUnsaved] = useState<Unsaved | null>(null);
  const dueAfter = (done: ReadonlySet<string>) =>
    wards.all.filter(({ ward, standing }) => standing.is === 'due' && !done.has(ward.person));
  const toNext = (done: ReadonlySet<string>) => {
    const [next] = dueAfter(done);
    go(next === undefined ? { at: 'list' } : { at: 'asking', person: next.ward.person });
  };
  const save = async (one: Followed, answers: FollowUpAnswers) => {
    if (busy) return;
    setBusy(true);
    const fault = await wards.say(one.ward, answers);
    setBusy(false);
    setUnsaved(fault === null ? null : { one, answers, fault });
    if (fault !== null) return;
    const done = new Set([...asked, one.ward.person]);
    setAsked(done);
    setSaved(words.saved(maskName(one.ward.name), measuredText(answers, words)));
    if (isUnwell(answers, feverTenths)) go({ at: 'unwell', person: one.ward.person });
    else toNext(done);
  };
  if (unsaved !== null)
    return <Unsaved {...{ unsaved, busy, zoneMinutes }} now={device.now()} onRetry={save} />;
  const one = where.at === 'list' ? undefined : wards.all.find(({ ward }) => ward.person === where.person);
  if (where.at === 'unwell' && one !== undefined)
    return (
      <UnwellScreen
        name={maskName(one.ward.name)}
        helpline={county?.helpline ?? null}
        todo={todo ?? words.unwellTodo}
        more={dueAfter(asked).length > 0}
        onNext={() => toNext(asked)}
      />
    );
  if (where.at === 'asking' && one !== undefined)
    return (
      <FollowUpQuestions
        key={one.ward.person}
        {...{ one, zoneMinutes, busy }}
        now={device.now}
        seat={words.seat(asked.size + 1, asked.size + dueAfter(asked).length)}
        onAnswer={(answers) => void save(one, answers)}
        onBack={() => go({ at: 'list' })}
      />
    );
  return (
    <FollowUpList
      {...{ zoneMinutes, saved, onBack }}
      all={wards.all}
      now={device.now()}
      onPerson={(person) => go({ at: 'asking', person })}
    />
  );
}

const isUnwell = ({ temperature, symptoms }: FollowUpAnswers, feverTenths: number): boolean =>
  symptoms.length > 0 || (temperature.answer === 'taken' && temperature.tenths >= feverTenths);

type Words = ReturnType<typeof useFollowUpWords>;

const measuredText = ({ temperature, word }: FollowUpAnswers, words: Words): string =>
  temperature.answer === 'taken' ? words.degrees(temperature.tenths) : word || words.untaken;

type UnsavedProps = {
  unsaved: Unsaved;
  busy: boolean;
  now: number;
  zoneMinutes: number;
  onRetry: (one: Followed, answers: FollowUpAnswers) => Promise<void>;
};

/** The follow-up is not on disk: what has to be written on paper. */
function Unsaved({ unsaved, busy, now, zoneMinutes, onRetry }: UnsavedProps) {
  const words = useFollowUpWords();
  const { terms } = useWords();
  const format = useFormat(zoneMinutes);
  const { one, answers, fault } = unsaved;
  const list = answers.symptoms.map((symptom) => terms.symptom[symptom]).join(words.comma);
  return (
    <NotSavedScreen
      {...{ fault, busy }}
      lines={[
        `${format.moment(now)} ${one.ward.name}`,
        measuredText(answers, words),
        list === '' ? words.none : list,
        ...(answers.word === '' ? [] : [answers.word]),
      ]}
      onRetry={() => void onRetry(one, answers)}
    />
  );
}
