import type { ComponentChildren } from 'preact';
import { standingOf } from '#domain/transfer/standing';
import { isOver, stateOf, type Transfer } from '#domain/transfer/transfer';
import { Page } from '../ui/page';
import { State } from '../ui/state';
import { useFormat } from '../words/format';
import { clockText, placeText, useTransferWords } from '../words/transfers';
import './driver.css';

type TaskListProps = {
  /** The most urgent first. */
  tasks: readonly Transfer[];
  now: number;
  zoneMinutes: number;
  header: ComponentChildren;
  onOpen: (id: string) => void;
};

const TODAY = 24 * 3_600_000;

/** What the team has to fetch, and what it brought within a day. */
export function TaskList({ tasks, now, zoneMinutes, header, onOpen }: TaskListProps) {
  const { driver: words } = useTransferWords();
  const open = tasks.filter(isOurs);
  const done = tasks.filter((task) => !isOurs(task) && (task.steps.delivered?.at ?? 0) > now - TODAY);
  return (
    <Page kind="work" title={words.title} header={header}>
      {open.length === 0 ? (
        <State kind="empty" title={words.none}>
          <p>{words.noneText}</p>
        </State>
      ) : (
        <ul class="people">
          {open.map((task) => (
            <li key={task.id}>
              <Line task={task} now={now} onOpen={() => onOpen(task.id)} />
            </li>
          ))}
        </ul>
      )}
      <Done tasks={done} zoneMinutes={zoneMinutes} />
    </Page>
  );
}

/** A transfer is the team's until the person is delivered. */
function isOurs(task: Transfer): boolean {
  const state = stateOf(task);
  return !isOver(state) && state !== 'delivered' && state !== 'received';
}

function Line({ task, now, onOpen }: { task: Transfer; now: number; onOpen: () => void }) {
  const { transfers: words } = useTransferWords();
  const standing = standingOf(task, now);
  const clock = clockText(standing, { now, words });
  return (
    <button type="button" class="person-row" onClick={onOpen}>
      <strong>{placeText(task, words)}</strong>
      {task.fever ? <span class="task-fever">{words.fever}</span> : null}
      <span class="person-more">
        <bdi>{task.person.name}</bdi>
        {task.from.plate === null ? '' : ` · ${task.from.plate}`}
        <span class={standing.late > 0 ? 'task-clock late' : 'task-clock'}>
          {words.state[standing.state]}
          {clock === null ? '' : ` · ${clock}`}
        </span>
      </span>
    </button>
  );
}

function Done({ tasks, zoneMinutes }: { tasks: readonly Transfer[]; zoneMinutes: number }) {
  const { driver } = useTransferWords();
  const format = useFormat(zoneMinutes);
  if (tasks.length === 0) return null;
  return (
    <section>
      <h2>
        {driver.done} {tasks.length}
      </h2>
      <ul class="people">
        {tasks.map(({ id, person, order, steps }) => (
          <li key={id} class="person-row">
            <strong>
              <bdi>{person.name}</bdi>
            </strong>
            <span class="quiet">
              {order?.site.name} {steps.delivered === null ? '' : format.time(steps.delivered.at)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
