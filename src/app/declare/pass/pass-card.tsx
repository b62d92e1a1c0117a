import { useEffect, useState } from 'preact/hooks';
import type { Device, OwnPass } from '#device/device';
import { DEFAULT_ZONE_MINUTES } from '#domain/day';
import { decisionSchema } from '#domain/policy/verdict';
import { Missing, useLater } from '../../later';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { useWatched } from '../../ui/use-watched';
import { useWords } from '../../words/base';
import { useLibrary } from '../../words/language';
import { usePassWords } from '../../words/pass';
import type { Sent } from '../sent';
import { ClockLine } from './clock-line';
import { useNow } from './use-now';
import type { Carried } from './use-own-passes';
import { VerdictHead, Why } from './why';
import { useZoned } from './zoned';

type PassCardProps = {
  device: Device;
  carried: Carried;
  /** The traveller wants to answer a worker's challenge with this pass. */
  onAnswer: (pass: OwnPass) => void;
};

/** One person's pass: the code, whose it is, the colour and why; or that it waits to be signed, or is good no more. */
export function PassCard({ device, carried, onAnswer }: PassCardProps) {
  const { pass } = carried;
  if (pass === null) return <Waiting device={device} carried={carried} />;
  if (pass.replaced != null) return <Replaced device={device} pass={pass} replaced={pass.replaced} />;
  return (
    <>
      {pass.carrier === 'paper' ? (
        <OnPaper device={device} pass={pass} />
      ) : (
        <Live device={device} pass={pass} onAnswer={onAnswer} />
      )}
      <Judged device={device} pass={pass} />
      <Reporting device={device} pass={pass} sent={carried.sent} />
    </>
  );
}

/** What draws codes follows the words: whose pass it is and what it says stand there first. */
function Live({ device, pass, onAnswer }: Omit<PassCardProps, 'carried'> & { pass: OwnPass }) {
  const { pass: words } = usePassWords();
  const now = useNow(device);
  const format = useZoned(device);
  const [toPaper, setToPaper] = useState(false);
  useEffect(() => setToPaper(false), [pass.number]);
  const live = useLater(() => import('./live-code'));
  const paper = useCarryPart(() => import('./to-paper'));
  return (
    <>
      <div class="pass-top">
        <p class="pass-clock" role="timer" aria-live="off">
          {format.clock(now)}
        </p>
        {typeof live === 'string' ? (
          <div class="live-code">
            <Missing why={live} />
          </div>
        ) : (
          <live.LiveCode device={device} pass={pass} name={pass.name} now={now} nonce={null} />
        )}
        <p class="pass-who">
          <bdi>{pass.name}</bdi>
          {pass.plate === null ? null : <span class="pass-plate">{pass.plate}</span>}
        </p>
        <p class="quiet small">{words.valid(format.moment(pass.expires))}</p>
      </div>
      {!toPaper ? (
        <div class="pass-deeds">
          <Button kind="plain" onPress={() => onAnswer(pass)}>
            <Icon name="camera" size={20} />
            {words.answer}
          </Button>
          <Button kind="plain" onPress={() => setToPaper(true)}>
            <Icon name="print" size={20} />
            {words.print}
          </Button>
        </div>
      ) : typeof paper === 'string' ? (
        <Missing why={paper} />
      ) : (
        <paper.ToPaper device={device} pass={pass} onBack={() => setToPaper(false)} />
      )}
      <ClockLine device={device} />
    </>
  );
}

function Waiting(props: { device: Device; carried: Carried }) {
  const part = useLater(() => import('./waiting-card'));
  return typeof part === 'string' ? <Missing why={part} /> : <part.WaitingCard {...props} />;
}

function OnPaper({ device, pass }: { device: Device; pass: OwnPass }) {
  const part = useCarryPart(() => import('./paper-pass'));
  return typeof part === 'string' ? <Missing why={part} /> : <part.PaperPass device={device} pass={pass} />;
}

type ReplacedProps = { device: Device; pass: OwnPass; replaced: NonNullable<OwnPass['replaced']> };

function Replaced(props: ReplacedProps) {
  const part = useCarryPart(() => import('./replaced-card'));
  return typeof part === 'string' ? <Missing why={part} /> : <part.ReplacedCard {...props} />;
}

/** The colour with its reasons, what will happen, and what was decided last. */
function Judged({ device, pass }: { device: Device; pass: OwnPass }) {
  const { terms } = useWords();
  const { pass: words } = usePassWords();
  const { county, policy } = useWatched(device.known);
  const format = useZoned(device);
  const zoneMinutes = policy?.parameters.zoneMinutes ?? DEFAULT_ZONE_MINUTES;
  const last = pass.lastCheck;
  const done = decisionSchema.safeParse(last?.decision);
  const said = { verdict: pass.verdict, county, zoneMinutes, policy, expected: last === null };
  return (
    <>
      <VerdictHead {...said} />
      <Why {...said} disagree={<Disagreeing device={device} pass={pass} />} />
      {last === null || !done.success ? null : (
        <p>{words.lastCheck(format.moment(last.at), last.post, terms.decision[done.data])}</p>
      )}
    </>
  );
}

function Disagreeing(props: { device: Device; pass: OwnPass }) {
  const part = useCarryPart(() => import('./disagree'));
  return typeof part === 'string' ? <Missing why={part} /> : <part.Disagree {...props} />;
}

/** What the traveller reports themselves; nobody waits for it at the post. */
function Reporting(props: { device: Device; pass: OwnPass; sent: Sent | null }) {
  const library = useLibrary();
  const part = useLater(() => withWords(import('./own-report'), library.open(['own-report'])));
  return typeof part === 'string' ? null : <part.OwnReport {...props} />;
}

/** A part of the page with the words that it says. */
export function useCarryPart<T extends object>(load: () => Promise<T>) {
  const library = useLibrary();
  return useLater(() => withWords(load(), library.open(['carry'])));
}

async function withWords<T>(part: Promise<T>, words: Promise<void>): Promise<T> {
  await words;
  return part;
}
