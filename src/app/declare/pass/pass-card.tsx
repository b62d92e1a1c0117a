import { useEffect, useState } from 'preact/hooks';
import type { Device } from '#device/device';
import { DEFAULT_ZONE_MINUTES } from '#domain/day';
import { decisionSchema } from '#domain/policy/verdict';
import { Missing, useLater } from '../../later';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { useWatched } from '../../ui/use-watched';
import { useWords } from '../../words/base';
import { useFormat } from '../../words/format';
import { usePassWords } from '../../words/pass';
import { type Answered, ChallengeAnswer } from './challenge-answer';
import { useNow } from './use-now';
import type { Carried } from './use-own-passes';
import { WaitingCard } from './waiting-card';
import { VerdictHead, Why } from './why';

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
  const [paper, setPaper] = useState<'no' | 'asked' | 'issued'>('no');
  useEffect(() => setAnswered(null), [pass.number]);
  // What draws codes follows the words: whose pass it is and what it says stand there first.
  const live = useLater(() => import('./live-code'));
  const onPaper = useLater(() => import('./paper-pass'));
  const said = { verdict: pass.verdict, county, zoneMinutes, expected: pass.lastCheck === null };
  const last = pass.lastCheck;
  const done = decisionSchema.safeParse(last?.decision);
  return (
    <>
      {pass.carrier === 'paper' ? (
        typeof onPaper === 'string' ? (
          <Missing why={onPaper} />
        ) : (
          <onPaper.PaperSheet
            device={device}
            pass={pass}
            county={county}
            zoneMinutes={zoneMinutes}
            printNow={paper === 'issued'}
          />
        )
      ) : (
        <div class="pass-top screen-only">
          <p class="pass-clock" role="timer" aria-live="off">
            {format.clock(now)}
          </p>
          {typeof live === 'string' ? (
            <div class="live-code">
              <Missing why={live} />
            </div>
          ) : (
            <live.LiveCode
              device={device}
              pass={pass}
              name={pass.name}
              now={now}
              nonce={answered?.nonce ?? null}
            />
          )}
          <p class="pass-who">
            <bdi>{pass.name}</bdi>
            {pass.plate === null ? null : <span class="pass-plate">{pass.plate}</span>}
          </p>
          <p class="quiet small">{words.valid(format.moment(pass.expires))}</p>
        </div>
      )}
      <VerdictHead {...said} />
      {pass.carrier === 'paper' ? null : (
        <div class="pass-deeds screen-only">
          {paper !== 'asked' ? (
            <>
              <ChallengeAnswer answered={answered} onAnswer={setAnswered} />
              {answered === null ? (
                <Button kind="plain" onPress={() => setPaper('asked')}>
                  <Icon name="print" size={20} />
                  {words.print.open}
                </Button>
              ) : null}
            </>
          ) : typeof onPaper === 'string' ? (
            <Missing why={onPaper} />
          ) : (
            <onPaper.ToPaper
              device={device}
              pass={pass}
              onBack={() => setPaper('no')}
              onIssued={() => setPaper('issued')}
            />
          )}
        </div>
      )}
      <ClockHint device={device} />
      <Why {...said} />
      {last === null || !done.success ? null : (
        <p>{words.lastCheck(format.moment(last.at), last.post, terms.decision[done.data])}</p>
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
