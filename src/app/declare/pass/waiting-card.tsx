import type { Device } from '#device/device';
import { DEFAULT_ZONE_MINUTES } from '#domain/day';
import { useLater } from '../../later';
import { Button, LinkButton } from '../../ui/button';
import { State } from '../../ui/state';
import { useWatched } from '../../ui/use-watched';
import { usePassWords } from '../../words/pass';
import type { Carried } from './use-own-passes';
import { VerdictHead, Why } from './why';

/** A declaration whose pass is not here yet: where it is, what to do without a network, and the colour to expect. */
export function WaitingCard({ device, carried }: { device: Device; carried: Carried }) {
  const { pass: words } = usePassWords();
  const { county, policy } = useWatched(device.known);
  const { unsent } = useWatched(device.waiting);
  const rules = useLater(() => import('./expected-verdict'));
  if (carried.rejected)
    return (
      <State
        kind="failed"
        title={carried.name}
        action={<LinkButton href="/declare">{words.waiting.again}</LinkButton>}
      >
        <p>{words.waiting.rejected}</p>
      </State>
    );
  const zoneMinutes = policy?.parameters.zoneMinutes ?? DEFAULT_ZONE_MINUTES;
  const verdict =
    carried.sent === null || typeof rules === 'string'
      ? null
      : rules.expectedVerdict(carried.sent, policy, device.now());
  return (
    <>
      <State
        kind="waiting"
        title={words.waiting.title}
        action={
          unsent > 0 ? (
            <Button kind="quiet" onPress={() => void device.syncNow()}>
              {words.waiting.sendNow}
            </Button>
          ) : undefined
        }
      >
        <p class="pass-who">
          <bdi>{carried.name}</bdi>
          {carried.plate === null ? null : <span class="pass-plate">{carried.plate}</span>}
        </p>
        <p>{unsent > 0 ? words.waiting.unsent : carried.often ? words.waiting.often : words.waiting.sent}</p>
        <p>{words.waiting.toPost}</p>
      </State>
      {verdict === null ? null : (
        <>
          <VerdictHead verdict={verdict} zoneMinutes={zoneMinutes} expected />
          <Why {...{ verdict, county, zoneMinutes, policy }} expected />
        </>
      )}
    </>
  );
}
