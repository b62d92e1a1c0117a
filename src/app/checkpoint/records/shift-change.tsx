import { useEffect, useState } from 'preact/hooks';
import type { Device, RecentRecord } from '#device/device';
import { decisionSchema } from '#domain/policy/verdict';
import type { Worker } from '#domain/pull-wire';
import { Page } from '../../ui/page';
import { useWatched } from '../../ui/use-watched';
import { useWords } from '../../words/base';
import { usePostWords } from '../../words/checkpoint';
import { useFormat } from '../../words/format';
import { Key } from '../frame/key';
import type { Kept } from '../work/shift';
import { beginTurn, turnOf } from '../work/turn';

type ShiftChangeProps = {
  device: Device;
  /** The vehicle in hand, where there is one. */
  kept: Kept | null;
  onChosen: () => void;
  onBack: () => void;
};

/** Who leaves, with what they did and what still waits, and who takes over. Nothing changes its author. */
export function ShiftChange({ device, kept, onChosen, onBack }: ShiftChangeProps) {
  const { handOver, checkpoint } = usePostWords();
  const words = handOver.shift;
  const { workers } = useWatched(device.known);
  const { post, worker } = useWatched(device.install);
  const others = workers.filter((one) => one.post === post?.id && one.id !== worker?.id);
  const choose = async (next: Worker) => {
    await device.chooseWorker(next);
    await beginTurn(device, next);
    onChosen();
  };
  return (
    <Page
      kind="work"
      above={<bdi>{post?.name}</bdi>}
      title={words.title}
      footer={
        <div class={others.length > 1 ? 'keys keys-2' : 'keys keys-1'}>
          {others.map((one) => (
            <Key key={one.id} usual="usual" onPress={() => void choose(one)}>
              <bdi>{one.name}</bdi>
            </Key>
          ))}
          <Key wide="wide" onPress={onBack}>
            {words.stay}
          </Key>
        </div>
      }
    >
      <Leaving device={device} worker={worker} />
      <Waits device={device} />
      {kept?.vehicle ? (
        <p class="banner look">
          {words.car(
            kept.vehicle.car.plate ?? words.noPlate,
            kept.vehicle.car.decided.length,
            kept.vehicle.car.heads,
          )}
        </p>
      ) : null}
      <p class="quiet">{words.keeps}</p>
      <h2>{others.length === 0 ? checkpoint.noWorkersTitle : words.who}</h2>
      {others.length === 0 ? <p>{checkpoint.noWorkersText}</p> : null}
    </Page>
  );
}

/** What whoever leaves recorded in this turn of duty, by decision. */
function Leaving({ device, worker }: { device: Device; worker: Worker | null }) {
  const { handOver, checkpoint } = usePostWords();
  const { terms } = useWords();
  const words = handOver.shift;
  const format = useFormat();
  const [turn, setTurn] = useState<{ since: number; records: readonly RecentRecord[] } | null>(null);
  useEffect(() => {
    void turnOf(device, worker).then(setTurn);
  }, [worker]);
  if (turn === null) return null;
  const checks = turn.records.filter((one) => one.kind === 'check');
  const arrivals = turn.records.filter((one) => one.kind === 'arrival').length;
  const decisions = decisionSchema.options
    .map((decision) => ({
      decision,
      count: checks.filter((one) => one.label.decision === decision).length,
    }))
    .filter((one) => one.count > 0);
  return (
    <section class="stack">
      <h2>
        <bdi>{words.from(worker?.name ?? checkpoint.ask.unknown)}</bdi>
      </h2>
      <p class="quiet">{words.since(format.moment(turn.since))}</p>
      <dl class="counts">
        <div class="count">
          <dt>{words.checks}</dt>
          <dd>{checks.length}</dd>
        </div>
        {arrivals === 0 ? null : (
          <div class="count">
            <dt>{words.arrivals}</dt>
            <dd>{arrivals}</dd>
          </div>
        )}
      </dl>
      {decisions.length === 0 ? null : (
        <p>{decisions.map(({ decision, count }) => `${terms.decision[decision]} ${count}`).join(' · ')}</p>
      )}
    </section>
  );
}

/** What is handed over with the phone: not yet sent, refused. */
function Waits({ device }: { device: Device }) {
  const { handOver } = usePostWords();
  const words = handOver.shift;
  const format = useFormat();
  const { unsent, rejected, conflict, oldest } = useWatched(device.waiting);
  return (
    <section class="stack">
      <dl class="counts">
        <div class="count">
          <dt>{words.unsent}</dt>
          <dd>{unsent}</dd>
        </div>
        <div class={rejected + conflict > 0 ? 'count look' : 'count'}>
          <dt>{words.rejected}</dt>
          <dd>{rejected + conflict}</dd>
        </div>
      </dl>
      {oldest === null ? null : <p class="quiet">{words.oldest(format.moment(oldest))}</p>}
    </section>
  );
}
