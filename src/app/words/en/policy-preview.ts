import type { preview as zh } from '../zh/policy-preview';

const people = (n: number) => (n === 1 ? '1 person' : `${n} people`);

export const preview: typeof zh = {
  counting: 'Counting, person by person, who would change…',
  none: (persons) => `Of ${people(persons)} nobody would change.`,
  changed: (changed, persons) => `Of ${people(persons)}, ${changed} would change.`,
  moves: 'Colours',
  move: (from, to) => `${from} to ${to}`,
  people,
  needs: 'What it needs',
  need: {
    'central-quarantine': 'Quarantine rooms',
    'home-isolation': 'Home isolation',
    'health-monitoring': 'Health monitoring',
  },
  needMore: (n) => `${n} more`,
  needFewer: (n) => `${n} fewer`,
  tests: 'Tests within 12 hours',
  freeRooms: (n) => (n === 1 ? '1 room is free now' : `${n} rooms are free now`),
  freeTests: (n) => (n === 1 ? '1 more can be tested today' : `${n} more can be tested today`),
  shortBy: (n) => `${n} too few`,
  places: 'Towns and villages',
  place: 'Town or village',
  red: 'Turn red',
  orange: 'Turn orange',
  milder: 'Milder',
  allPlaces: (n) => `${n} more places are not listed`,
  examples: 'Examples with reasons',
  second: (n) =>
    `More than one in a hundred, or more than 500, would change: another person of the county desk has to publish it. Here: ${people(n)}.`,
  noSecond:
    'Where there is no second county desk account, make one under Accounts and give it to somebody else.',
  ask: 'Ask another person to publish',
  asked: 'Another person is asked. They see it on this page and publish it.',
  waiting: (who, at, n) =>
    `A policy that ${who} wrote ${at} waits for another person: ${people(n)} would change.`,
  own: (at, n) => `The policy that you wrote ${at} waits for another person: ${people(n)} would change.`,
  look: 'Open it',
  withdraw: 'Do not publish, drop it',
  gone: 'This count is too old, or another policy came into force. Count again.',
  secondPerson:
    'Who wrote it cannot publish it. Ask another person of the county desk, with their own account.',
  versions: 'Earlier policies',
  number: 'Number',
  deeds: 'Actions',
  version: (n) => `No. ${n}`,
  by: 'By whom',
  published: 'Published',
  areas: 'Risk areas',
  inForce: 'in force',
  first: 'at set-up',
  and: (first, second) => `written by ${first}, published by ${second}`,
  back: 'Go back to it',
  backOf: (n) => `Go back to it: policy ${n}`,
  backTitle: (n, next) => `Publish what policy ${n} said as policy ${next}?`,
};
