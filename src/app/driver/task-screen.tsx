import type { ComponentChildren } from 'preact';
import { standingOf } from '#domain/transfer/standing';
import { DRIVER_STEPS, stateOf, TRANSFER_STEPS, type Transfer } from '#domain/transfer/transfer';
import { Key } from '../checkpoint/frame/key';
import { Page } from '../ui/page';
import { useFormat } from '../words/format';
import { clockText, placeText, useTransferWords } from '../words/transfers';

type DriverStep = (typeof DRIVER_STEPS)[number];
type TaskScreenProps = {
  task: Transfer;
  now: number;
  zoneMinutes: number;
  onSay: (step: DriverStep) => void;
  /** Null once the person is in the car. */
  onCannot: (() => void) | null;
  onBack: () => void;
};

/** One transfer: fever first, then where, who, where to, and the one key for what comes next. */
export function TaskScreen({ task, now, zoneMinutes, onSay, onCannot, onBack }: TaskScreenProps) {
  const { transfers: words, driver } = useTransferWords();
  const state = stateOf(task);
  const at = TRANSFER_STEPS.findLastIndex((step) => task.steps[step] !== null);
  const next = state === 'cancelled' ? undefined : DRIVER_STEPS[at + 1];
  return (
    <Page
      kind="work"
      above={words.number(task.number)}
      title={placeText(task, words)}
      footer={
        <div class={onCannot === null ? 'keys keys-1' : 'keys keys-2'}>
          {next === undefined ? null : (
            <Key usual="usual" wide="wide" onPress={() => onSay(next)}>
              {driver.say[next]}
            </Key>
          )}
          {onCannot === null ? null : <Key onPress={onCannot}>{driver.cannot}</Key>}
          <Key onPress={onBack}>{words.back}</Key>
        </div>
      }
    >
      {task.fever ? (
        <p class="task-fever-first" role="alert">
          {words.feverFirst}
        </p>
      ) : null}
      <Clock {...{ task, now }} />
      <About task={task} />
      <Steps {...{ task, zoneMinutes }} />
    </Page>
  );
}

function Clock({ task, now }: { task: Transfer; now: number }) {
  const { transfers: words, driver } = useTransferWords();
  const standing = standingOf(task, now);
  const clock = clockText(standing, { now, words });
  const look = standing.late > 0 || standing.state === 'cancelled';
  return (
    <p class={look ? 'banner look' : 'banner'} role="status">
      {standing.state === 'cancelled' ? driver.cancelled : words.state[standing.state]}
      {clock === null ? '' : ` · ${clock}`}
    </p>
  );
}

function About({ task }: { task: Transfer }) {
  const { transfers: words } = useTransferWords();
  const { person, from, order, steps } = task;
  const masked = person.phone === null && steps['at-scene'] === null;
  return (
    <dl class="facts">
      {from.plate === null ? null : <Fact name={words.plate}>{from.plate}</Fact>}
      {from.word === '' ? null : <Fact name={words.word}>{from.word}</Fact>}
      <Fact name={words.who}>
        <bdi>{person.name}</bdi>{' '}
        {person.phone !== null ? <a href={`tel:${person.phone}`}>{person.phone}</a> : null}
        {masked ? <span class="quiet">{words.masked}</span> : null}
        {!masked && person.phone === null ? <span class="quiet">{words.noPhone}</span> : null}
      </Fact>
      <Fact name={words.to}>{order?.site.name ?? ''}</Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div class="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What was said of each step, by whom and when. */
function Steps({ task, zoneMinutes }: { task: Transfer; zoneMinutes: number }) {
  const { transfers: words } = useTransferWords();
  const format = useFormat(zoneMinutes);
  return (
    <ol class="task-steps">
      {DRIVER_STEPS.map((step) => {
        const taken = task.steps[step];
        return (
          <li key={step} class={taken === null ? 'quiet' : undefined}>
            <strong>{words.step[step]}</strong>{' '}
            {taken === null ? words.notYet : words.by(taken.by, format.time(taken.at))}
          </li>
        );
      })}
    </ol>
  );
}
