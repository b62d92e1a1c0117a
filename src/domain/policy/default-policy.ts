import type { Parameters, Policy, Row } from './policy';

const after = (days: number) => ({ kind: 'days', days }) as const;

const PARAMETERS: Parameters = {
  lookBackDays: 14,
  naatHours: 48,
  feverTenths: 373,
  deadlinesHours: { pushed: 2, controlled: 6, tested: 12 },
  aloneHours: 72,
  driverMinutes: 15,
  abroadRegions: ['HK', 'MO', 'TW'],
  zoneMinutes: 480,
  homePrefecture: null,
};

const RED = { colour: 'red', measure: 'central-quarantine', decision: 'hold' } as const;
const ORANGE = { colour: 'orange', measure: 'home-isolation' } as const;
const WATCHED = { colour: 'green', measure: 'health-monitoring', decision: 'test-on-spot' } as const;
const FREE = { colour: 'green', measure: 'none' } as const;

const TABLE: readonly Row[] = [
  { id: 'N1', when: 'test-positive', ...RED, ends: after(14) },
  { id: 'H1', when: 'code-red', ...RED, ends: after(14) },
  { id: 'C1', when: 'close-contact', ...RED, ends: after(14) },
  { id: 'A1', when: 'stay-high', ...RED, ends: after(14) },
  { id: 'A2', when: 'abroad', ...RED, ends: after(14) },
  { id: 'F1', when: 'unwell', ...ORANGE, decision: 'fever-clinic', ends: { kind: 'cleared' } },
  { id: 'A3', when: 'stay-medium', ...ORANGE, decision: 'test-on-spot', ends: after(14) },
  { id: 'A4', when: 'possible-high', ...ORANGE, decision: 'test-on-spot', ends: after(14) },
  { id: 'H2', when: 'code-yellow', ...ORANGE, decision: 'test-on-spot', ends: { kind: 'negative-test' } },
  {
    id: 'R1',
    when: 'refused',
    colour: 'orange',
    measure: 'none',
    decision: 'turn-back',
    ends: { kind: 'complete-check' },
  },
  { id: 'A5', when: 'possible-medium', ...WATCHED, ends: after(14) },
  { id: 'T1', when: 'travel-unclear', ...WATCHED, ends: after(14) },
  { id: 'H3', when: 'code-unclear', ...FREE, decision: 'test-on-spot', ends: { kind: 'check' } },
  { id: 'N2', when: 'test-wanting', ...FREE, decision: 'test-on-spot', ends: { kind: 'check' } },
  { id: 'P1', when: 'pass-faulty', ...FREE, decision: 'release', ends: { kind: 'check' } },
];

/** The policy that a county starts from, in effect from the beginning, with no risk area yet: number 1. */
export function defaultPolicy(): Policy {
  return {
    number: 1,
    effectiveFrom: 0,
    parameters: copyOf(PARAMETERS),
    riskAreas: [],
    table: TABLE.map((row) => ({ ...row })),
  };
}

const copyOf = (parameters: Parameters): Parameters => ({
  ...parameters,
  deadlinesHours: { ...parameters.deadlinesHours },
  abroadRegions: [...parameters.abroadRegions],
});
