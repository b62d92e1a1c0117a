import { useEffect, useRef } from 'preact/hooks';
import type { Device } from '#device/device';
import { maskName } from '#domain/document/name';
import type { KeptEvidence } from '#domain/evidence/evidence';
import type { Policy } from '#domain/policy/policy';
import { Missing, useLater } from '../../later';
import { Page } from '../../ui/page';
import { usePostWords } from '../../words/checkpoint';
import { useLibrary } from '../../words/language';
import { StepHeader } from '../frame/step-header';
import { stepOf } from '../work/asking';
import { give, type Work } from '../work/moves';
import type { Session } from '../work/use-session';
import type { Working } from '../work/use-work';
import { nameAt, type OpenSeat, seatAt } from '../work/vehicle';
import type { Where } from '../work/where';

type Here = Extract<Where, { at: 'certificate' }>;
type CertificateLaterProps = {
  device: Device;
  working: Working;
  session: Session;
  where: Here;
  policy: Policy;
};

/** Most certificates that one check keeps. */
const MOST_KEPT = 4;

/** A certificate beside somebody's question. Its code and its words are fetched when one is first scanned. */
export function CertificateLater({ device, working, session, where, policy }: CertificateLaterProps) {
  const { checkpoint } = usePostWords();
  const library = useLibrary();
  const screen = useLater(() => {
    const words = library.open(['evidence']);
    return import('./certificate').then(({ Certificate }) => words.then(() => ({ Certificate })));
  });
  const { change } = working;
  const takeHanded = useHanded(where, change);
  const { vehicle } = working.work.kept;
  const open = vehicle === null ? null : seatAt(vehicle, where.seat);
  if (vehicle === null || open?.is !== 'open') return null;
  const back = () =>
    change((work) => ({ ...work, where: { at: 'ask', seat: where.seat, asked: where.asked } }));
  const frame = {
    name: maskName(nameAt(open) ?? checkpoint.ask.unnamed(where.seat)),
    seat: checkpoint.ask.who(where.seat, vehicle.car.heads),
    step: stepOf(where.asked),
    onBack: back,
  };
  if (typeof screen === 'string')
    return (
      <Page kind="work" title={checkpoint.certificate.scan} header={<StepHeader {...frame} />}>
        <Missing why={screen} />
      </Page>
    );
  return (
    <screen.Certificate
      {...{ device, frame, takeHanded, policy }}
      openDecoder={session.openDecoder}
      person={open.person}
      onUse={(kept) => change((work) => use(work, where, kept))}
      onBack={back}
    />
  );
}

/** The codes that came along, to be taken once; the page itself lets go of them at once. */
function useHanded({ texts }: Here, change: Working['change']): () => readonly string[] {
  const held = useRef(texts);
  useEffect(() => {
    change(({ where, ...work }) => ({
      ...work,
      where: where.at === 'certificate' ? { ...where, texts: [] } : where,
    }));
  }, []);
  return () => {
    const handed = held.current;
    held.current = [];
    return handed;
  };
}

/** The work with a verified certificate beside the answers of its seat, and back at the question. */
function use(work: Work, { seat, asked }: Here, kept: KeptEvidence): Work {
  const more = ({ evidence = [] }: OpenSeat) => {
    const others = evidence.filter((one) => one.sampledAt !== kept.sampledAt || one.kid !== kept.kid);
    return { evidence: [kept, ...others].slice(0, MOST_KEPT) };
  };
  return { ...give(work, seat, more), where: { at: 'ask', seat, asked } };
}
