import { useEffect, useState } from 'preact/hooks';
import type { Device } from '#device/device';
import { DEFAULT_ZONE_MINUTES } from '#domain/day';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { useWatched } from '../../ui/use-watched';
import { useWords } from '../../words/base';
import { useFormat } from '../../words/format';
import { usePassWords } from '../../words/pass';
import { type Answered, ChallengeAnswer } from './challenge-answer';
import { LiveCode } from './live-code';
import { PaperSheet, ToPaper } from './paper-pass';
import { useNow } from './use-now';
import type { Carried } from './use-own-passes';
import { WaitingCard } from './waiting-card';
import { Why } from './why';

/** One person's pass: the code, whose it is, the colour and why; or that it waits to be signed. */
export function PassCard({ device, carried }: { device: Device; carried: Carried }) {
  if (carried.pass === null) return <WaitingCard device={device} carried={carried} />;
  return <SignedCard device={device} pass={carried.pass} />;
}

function SignedCard({ device, pass }: { device: Device; pass: NonNullable<Carried['pass']> }) {
  const { terms } = useWords();
  const { pass: words } = usePassWords();
  const { county, policy } = useWatched(device.known);
  const now = useNow(device);
  const zoneMinutes = policy?.parameters.zoneMinutes ?? DEFAULT_ZONE_MINUTES;
  const format = useFormat(zoneMinutes);
  const [answered, setAnswered] = useState<Answered | null>(null);
  const [paper, setPaper] = useState(false);
  useEffect(() => setAnswered(null), [pass.number]);
  if (pass.carrier === 'paper')
    return (
      <>
        <PaperSheet device={device} pass={pass} county={county} zoneMinutes={zoneMinutes} />
        <Why verdict={pass.verdict} county={county} zoneMinutes={zoneMinutes} expected={false} />
      </>
    );
  return (
    <>
      <div class="pass-top">
        <LiveCode device={device} pass={pass} name={pass.name} now={now} nonce={answered?.nonce ?? null} />
        <p class="pass-clock" role="timer" aria-live="off">
          {format.clock(now)}
        </p>
        <p class="pass-who">
          <bdi>{pass.name}</bdi>
          {pass.plate === null ? null : <span class="pass-plate">{pass.plate}</span>}
        </p>
        <p class="quiet">{words.valid(format.moment(pass.expires))}</p>
      </div>
      {paper ? <ToPaper device={device} pass={pass} onDone={() => setPaper(false)} /> : null}
      <ClockHint device={device} />
      <div class="pass-deeds screen-only">
        <ChallengeAnswer answered={answered} onAnswer={setAnswered} />
        {answered === null && !paper ? (
          <Button kind="plain" onPress={() => setPaper(true)}>
            <Icon name="print" size={20} />
            {words.print.open}
          </Button>
        ) : null}
      </div>
      <Why
        verdict={pass.verdict}
        county={county}
        zoneMinutes={zoneMinutes}
        expected={pass.lastCheck === null}
      />
      {pass.lastCheck === null ? null : (
        <p>
          {words.lastCheck(
            format.moment(pass.lastCheck.at),
            pass.lastCheck.post,
            terms.decision[pass.lastCheck.verdict.decision],
          )}
        </p>
      )}
    </>
  );
}

const NOTABLE_SKEW = 60_000;

/** An honest phone whose clock is off: the pass is corrected, the person may want to know. */
function ClockHint({ device }: { device: Device }) {
  const { pass } = usePassWords();
  const { skew } = useWatched(device.sync);
  if (skew === null || Math.abs(skew) < NOTABLE_SKEW) return null;
  return <Banner kind="look">{pass.clockOff(Math.round(Math.abs(skew) / 60_000))}</Banner>;
}
