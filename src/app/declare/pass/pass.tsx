import './pass.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import type { Device, OwnPass } from '#device/device';
import { keepAwake } from '#device/wake-lock';
import { BrandHeader } from '../../brand-header';
import { Missing, useLater } from '../../later';
import { Button, LinkButton } from '../../ui/button';
import { Page } from '../../ui/page';
import { State } from '../../ui/state';
import { useWatched } from '../../ui/use-watched';
import { UpdateBanner } from '../../update-banner';
import { useWords } from '../../words/base';
import { usePassWords } from '../../words/pass';
import { CheckedLine } from './checked-line';
import { PassCard, useCarryPart } from './pass-card';
import type { Answer } from './read-answer';
import { type Carried, useOwnPasses } from './use-own-passes';
import type { Renewal } from './use-renewal';

/** The passes of the party, one after the other, to be shown at the checkpoint. */
export default function Pass({ device }: { device: Device }) {
  const { common } = useWords();
  const { pass: words } = usePassWords();
  const { county } = useWatched(device.known);
  const { carried, renewal } = useOwnPasses(device);
  useEffect(keepAwake, []);
  const title = county === null ? words.title : words.titleOf(county.name);
  const header = <BrandHeader device={device} />;
  if (carried === null) return <Page title={common.loading} header={header} />;
  if (carried.length === 0)
    return (
      <Page
        title={words.none.title}
        hideTitle
        header={header}
        footer={
          <>
            <LinkButton href="/declare">{words.none.declare}</LinkButton>
            <LinkButton kind="plain" href="/find-pass">
              {words.lost}
            </LinkButton>
          </>
        }
      >
        <State kind="empty" title={words.none.title}>
          <p>{words.none.text}</p>
        </State>
      </Page>
    );
  return <Carrying device={device} carried={carried} renewal={renewal} title={title} />;
}

/** Where somebody is: at the passes, scanning what a worker asks, or showing the answer. */
type Where =
  | { at: 'passes' }
  | { at: 'asking'; pass: OwnPass }
  | { at: 'answer'; pass: OwnPass; answer: Answer };

type CarryingProps = { device: Device; carried: readonly Carried[]; renewal: Renewal; title: string };

function Carrying({ device, carried, renewal, title }: CarryingProps) {
  const { query } = useLocation();
  const [where, setWhere] = useState<Where>(() => {
    const pass = carried[0]?.pass;
    const answers = query['answer'] !== undefined && pass?.carrier === 'live' && pass.replaced == null;
    return answers ? { at: 'asking', pass } : { at: 'passes' };
  });
  const [turn, setTurn] = useState(0);
  const asking = useCarryPart(() => import('./asking-page'));
  const answering = useCarryPart(() => import('./answer-page'));
  const leave = useBack(() => setWhere({ at: 'passes' }));
  if (where.at === 'asking')
    return typeof asking === 'string' ? (
      <Page title={title} header={<BrandHeader device={device} />}>
        <Missing why={asking} />
      </Page>
    ) : (
      <asking.AskingPage
        device={device}
        onAnswer={(answer) => setWhere({ at: 'answer', pass: where.pass, answer })}
        onBack={leave.now}
      />
    );
  if (where.at === 'answer' && typeof answering !== 'string')
    return <answering.AnswerPage device={device} pass={where.pass} answer={where.answer} onEnd={leave.now} />;
  return (
    <PartyPasses
      {...{ device, carried, renewal, title, turn, setTurn }}
      onAnswer={(pass) => {
        leave.byBack();
        setWhere({ at: 'asking', pass });
      }}
    />
  );
}

/** What the browser's own "back" leads out of, as the page's buttons do: a place that has no address of its own. */
function useBack(onLeave: () => void): { byBack: () => void; now: () => void } {
  const inside = useRef(false);
  const left = useRef(onLeave);
  left.current = onLeave;
  useEffect(() => {
    const onPop = () => {
      inside.current = false;
      left.current();
    };
    addEventListener('popstate', onPop);
    return () => removeEventListener('popstate', onPop);
  }, []);
  return {
    byBack() {
      inside.current = true;
      history.pushState(null, '');
    },
    now() {
      if (inside.current) history.back();
      else left.current();
    },
  };
}

type PartyProps = CarryingProps & {
  /** Whose turn it is in the party, from 0. */
  turn: number;
  setTurn: (turn: number) => void;
  onAnswer: (pass: OwnPass) => void;
};

function PartyPasses({ device, carried, renewal, title, turn, setTurn, onAnswer }: PartyProps) {
  const { pass: words } = usePassWords();
  const home = useLater(() => import('./home-screen'));
  const shown = carried[turn] ?? carried[0];
  if (shown === undefined) return null;
  const many = carried.length > 1;
  const step = (by: number) => {
    setTurn((turn + by + carried.length) % carried.length);
    scrollTo(0, 0);
  };
  return (
    <Page
      title={title}
      hideTitle
      header={<BrandHeader device={device} />}
      {...(many
        ? {
            footer: (
              <div class="party-turn">
                <Button kind="quiet" label={words.previousPerson} onPress={() => step(-1)}>
                  ‹
                </Button>
                <Button onPress={() => step(1)}>
                  {words.nextPerson} {turn + 1}/{carried.length}
                </Button>
              </div>
            ),
          }
        : {})}
    >
      {many ? (
        <p class="unseen" role="status">
          {words.party(turn + 1, carried.length)}
        </p>
      ) : null}
      <PassCard key={shown.declaration} device={device} carried={shown} onAnswer={onAnswer} />
      {shown.pass === null ? null : <CheckedLine device={device} renewal={renewal} />}
      {shown.pass === null || shown.pass.replaced != null || typeof home === 'string' ? null : (
        <home.HomeScreen device={device} />
      )}
      <UpdateBanner />
      <div class="screen-only">
        <a class="another" href="/declare">
          {words.another}
        </a>
        <a class="another" href="/find-pass">
          {words.lost}
        </a>
      </div>
    </Page>
  );
}
