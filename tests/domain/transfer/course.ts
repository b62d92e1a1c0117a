import type { SaidStep } from '#domain/transfer/take-step';
import type { Transfer, TransferStep, TransferStepName } from '#domain/transfer/transfer';

export const TEAM = '0190aaaa-0000-7000-8000-00000000000a';
export const OTHER_TEAM = '0190aaaa-0000-7000-8000-00000000000b';
export const SITE = '0190aaaa-0000-7000-8000-00000000000c';
export const OTHER_SITE = '0190aaaa-0000-7000-8000-00000000000d';
export const ROOM = '0190aaaa-0000-7000-8000-00000000000e';
export const MINUTE = 60_000;
export const HELD = Date.UTC(2022, 3, 10, 4);

const ID = '0190aaaa-0000-7000-8000-000000000001';

/** A step as a worker of a post said it. */
export function said(
  step: TransferStepName | 'cannot',
  more: Partial<SaidStep> & { word?: string } = {},
): SaidStep {
  const { word, ...rest } = more;
  const site = step === 'received' || step === 'discharged';
  return { step: bodyOf(step, word), post: site ? SITE : TEAM, by: 'Han Bo', at: HELD, ...rest };
}

function bodyOf(step: TransferStepName | 'cannot', word: string | undefined): TransferStep {
  const named = word === undefined ? {} : { word };
  switch (step) {
    case 'received':
      return { transfer: ID, step, room: ROOM };
    case 'discharged':
      return { transfer: ID, step, ...named };
    case 'cannot':
      return { transfer: ID, step, order: 1, word: word ?? 'flat tyre' };
    default:
      return { transfer: ID, step, order: 1, ...named };
  }
}

/** A transfer of somebody held at a post, with the steps that were taken. */
export function transferOf(taken: readonly TransferStepName[], more: Partial<Transfer> = {}): Transfer {
  const of = (step: TransferStepName) =>
    taken.includes(step) ? { at: HELD + MINUTE, by: 'Han Bo', word: null } : null;
  return {
    id: ID,
    number: 3,
    area: '610921',
    person: {
      id: ID,
      name: '魏*棠',
      phone: null,
      colour: 'red',
      measure: 'central-quarantine',
      ends: { kind: 'day', day: '2022-04-24' },
    },
    fever: false,
    from: { post: { id: ID, name: 'North exit' }, address: null, plate: '陕A12345', word: '' },
    heldAt: HELD,
    knownAt: HELD,
    order: {
      number: 1,
      at: HELD,
      due: HELD + 15 * MINUTE,
      driver: { id: TEAM, name: 'Car 1' },
      site: { id: SITE, name: 'East site' },
    },
    steps: {
      accepted: of('accepted'),
      'at-scene': of('at-scene'),
      'picked-up': of('picked-up'),
      delivered: of('delivered'),
      received: of('received'),
      discharged: of('discharged'),
    },
    room: null,
    cannot: null,
    cancelled: null,
    ...more,
  };
}
