import type { driver as zhDriver, transfers as zhTransfers } from '../zh/transfers';

export const transfers: typeof zhTransfers = {
  title: 'Transfers',
  number: (n) => `Transfer ${n}`,
  state: {
    open: 'Nobody sent yet',
    ordered: 'Sent, not accepted',
    accepted: 'Accepted, on the way',
    'at-scene': 'At the scene',
    'picked-up': 'In the car',
    delivered: 'Delivered, not received',
    received: 'In the site',
    discharged: 'Left',
    cancelled: 'Taken back',
  },
  step: {
    accepted: 'Accepted',
    'at-scene': 'At the scene',
    'picked-up': 'Picked up',
    delivered: 'Delivered',
    received: 'Received',
    discharged: 'Left',
  },
  left: (text) => `${text} left`,
  late: (text) => `${text} late`,
  duration: (hours, minutes) =>
    hours === 0 ? `${minutes} min` : minutes === 0 ? `${hours} h` : `${hours} h ${minutes} min`,
  days: (n) => `${n} days`,
  fever: 'Fever',
  feverFirst: 'This person has a fever. Protect yourself first.',
  to: 'Bring to',
  who: 'Whom',
  plate: 'Came in',
  noPhone: 'No number given',
  noAddress: 'No address given: ask the desk',
  word: 'The desk says',
  masked: 'Whole name and telephone appear at the scene (with a network).',
  back: 'Back',
  notYet: 'not yet',
  by: (who, at) => `${who}, ${at}`,
  cannotSaid: (why) => `The last team could not go: ${why}`,
};

export const driver: typeof zhDriver = {
  title: 'Transfers',
  done: 'Done today',
  none: 'Nothing to do now',
  noneText: 'When the desk sends you, it appears here at once, with a sound.',
  say: { accepted: 'Accept', 'at-scene': 'At the scene', 'picked-up': 'In the car', delivered: 'Delivered' },
  cannot: 'Cannot go',
  cannotTitle: 'Why can’t you go?',
  cannotText: 'The desk sends somebody else at once.',
  cannotWhy: {
    breakdown: 'The car broke down',
    busy: 'Somebody is in the car',
    blocked: 'The road is blocked',
    crew: 'No crew or protection',
  },
  cancelled: 'Taken back: no need to go',
};

export { deskTransfers } from './desk-transfers';
