import { fault, ok, type Result } from '../result';
import type { DRIVER_STEPS, Transfer, TransferStep, TransferStepName, TransferTaken } from './transfer';

/** A driver's team and a site, ordered for a transfer. */
type Order = { number: number; at: number; due: number; driver: string; site: string };

/** What steps change of a transfer. Places are the ids of posts. */
export type Course = {
  order: Order | null;
  /** Orders that came before, whose people may be out of reach and at work. */
  former: readonly Order[];
  steps: Transfer['steps'];
  room: string | null;
  /** When the room was named, ms UTC. */
  roomAt: number | null;
  cannot: TransferTaken;
  cancelled: TransferTaken;
};

/** A step with who said it: the post, the worker's name, the corrected time. */
export type SaidStep = { step: TransferStep; post: string; by: string; at: number };

/**
 * Why a step changes nothing: it is of another team or site, of an order that counts no more, too late to refuse, or a
 * discharge before the end of the measure without a reason.
 */
export type StepFault = 'not-yours' | 'other-order' | 'too-late' | 'no-reason';

/** What only the whole county knows: whether nobody else is in the room, and whether the person's measure is over. */
type Known = { roomFree: boolean; over: boolean };

const NOT_YET: Transfer['steps'] = {
  accepted: null,
  'at-scene': null,
  'picked-up': null,
  delivered: null,
  received: null,
  discharged: null,
};

/** A transfer that nobody was sent on yet. */
export const newCourse = (): Course => ({
  order: null,
  former: [],
  steps: NOT_YET,
  room: null,
  roomAt: null,
  cannot: null,
  cancelled: null,
});

/**
 * What a step makes of a transfer. Steps may come in any order and twice: of two that tell the same the earlier counts.
 * Where the person is counts before what was ordered: a team that has them in its car, or a site that has them in the
 * house, is right though the desk sent others or took the transfer back meanwhile.
 */
export function takeStep(course: Course, said: SaidStep, known: Known): Result<Course, StepFault> {
  const { step } = said;
  switch (step.step) {
    case 'accepted':
    case 'at-scene':
    case 'picked-up':
    case 'delivered':
      return drive(course, said, step);
    case 'cannot':
      return refuse(course, said, step.order);
    case 'received':
      return receive(course, said, { room: step.room, roomFree: known.roomFree });
    case 'discharged':
      return discharge(course, said, known.over);
  }
}

function drive(
  course: Course,
  said: SaidStep,
  { step, order: number }: { step: (typeof DRIVER_STEPS)[number]; order: number },
): Result<Course, StepFault> {
  const { post } = said;
  const has = step === 'picked-up' || step === 'delivered';
  const here = has ? { ...course, cancelled: null } : course;
  if (course.order?.driver === post && course.order.number === number) return ok(noted(here, step, said));
  const former = course.former.find((one) => one.driver === post && one.number === number);
  if (former === undefined || !has || isInCar(course)) return otherOrder(course, post);
  return ok(noted(withOrder({ ...here, steps: NOT_YET }, former), step, said));
}

const otherOrder = (course: Course, post: string) =>
  fault(
    [course.order, ...course.former].some((one) => one?.driver === post)
      ? ('other-order' as const)
      : ('not-yours' as const),
  );

function refuse(course: Course, said: SaidStep, number: number): Result<Course, StepFault> {
  const { order } = course;
  if (order?.driver !== said.post || order.number !== number) return otherOrder(course, said.post);
  if (isInCar(course) || course.cancelled !== null) return fault('too-late');
  return ok({
    ...course,
    order: null,
    former: [...course.former, order],
    steps: NOT_YET,
    cannot: takenOf(said),
  });
}

function receive(
  course: Course,
  said: SaidStep,
  { room, roomFree }: { room: string | null; roomFree: boolean },
): Result<Course, StepFault> {
  const former = course.former.findLast((one) => one.site === said.post);
  const known = course.order?.site === said.post;
  if (!known && (former === undefined || course.steps.received !== null)) return fault('not-yours');
  const here =
    known || former === undefined
      ? course
      : withOrder(course, course.order === null ? former : { ...course.order, site: said.post });
  const received = noted({ ...here, cancelled: null }, 'received', said);
  const newer = room !== null && said.at >= (course.roomAt ?? 0);
  // Whoever left needs no room: of them it is only remembered.
  const free = roomFree || course.steps.discharged !== null;
  return ok(newer && free ? { ...received, room, roomAt: said.at } : received);
}

function discharge(course: Course, said: SaidStep, over: boolean): Result<Course, StepFault> {
  if (course.order?.site !== said.post || course.cancelled !== null) return fault('not-yours');
  const { step } = said;
  const reason = step.step === 'discharged' ? (step.word ?? '').trim() : '';
  if (!over && reason === '') return fault('no-reason');
  return ok(noted(course, 'discharged', said));
}

/** Whether the person is, or was, in the team's car. */
export const isInCar = ({ steps }: Course): boolean =>
  steps['picked-up'] !== null || steps.delivered !== null || steps.received !== null;

const withOrder = (course: Course, order: Order): Course => ({
  ...course,
  order,
  former: course.order === null ? course.former : [...course.former, course.order],
});

/** The course with a step noted; the earlier of two. */
function noted(course: Course, step: TransferStepName, said: SaidStep): Course {
  const before = course.steps[step];
  if (before !== null && before.at <= said.at) return course;
  return { ...course, steps: { ...course.steps, [step]: takenOf(said) } };
}

const takenOf = ({ step, by, at }: SaidStep): NonNullable<TransferTaken> => ({
  at,
  by,
  word: 'word' in step ? (step.word ?? null) : null,
});

/** Why the desk may not order, divert or take back any more. */
export type OrderFault = 'in-car' | 'received' | 'cancelled' | 'same';

/**
 * Sends a team and names a site, or changes either. Another team needs another order, and says its steps anew; another
 * site with the same team is a diversion of the same order.
 */
export function orderTransfer(
  course: Course,
  wanted: Pick<Order, 'driver' | 'site' | 'at' | 'due'>,
): Result<Course, OrderFault> {
  const { order } = course;
  if (course.cancelled !== null) return fault('cancelled');
  if (course.steps.received !== null || course.steps.discharged !== null) return fault('received');
  if (order?.driver === wanted.driver)
    return order.site === wanted.site
      ? fault('same')
      : ok(withOrder(course, { ...order, site: wanted.site }));
  if (isInCar(course)) return fault('in-car');
  const number = 1 + Math.max(0, ...[order, ...course.former].map((one) => one?.number ?? 0));
  return ok({ ...withOrder(course, { number, ...wanted }), steps: NOT_YET });
}

/** Takes a transfer back, with a reason; not once the person is at the site. */
export function cancelTransfer(
  course: Course,
  taken: NonNullable<TransferTaken>,
): Result<Course, OrderFault> {
  if (course.cancelled !== null) return fault('cancelled');
  if (course.steps.received !== null || course.steps.discharged !== null) return fault('received');
  return ok({ ...course, cancelled: taken });
}
