import { byShortage, type Supply, type SupplyStanding, supplyStanding } from '#domain/capacity/supplies';
import type { CapacityAnswer, TeamLoad } from '#domain/desk/capacity-desk';

/** A team whose phone was heard from so lately, ms, is on duty: a phone asks the county at least every few minutes. */
const HEARD_LATELY = 60 * 60_000;
/** With so few free rooms a site is nearly full: our own choice. */
const FEW_ROOMS = 3;

export const isOnDuty = ({ heardAt }: Pick<TeamLoad, 'heardAt'>, now: number): boolean =>
  heardAt !== null && now - heardAt < HEARD_LATELY;

export type StoredSupply = { supply: Supply; standing: SupplyStanding };

/** The supplies with how each stands, what is short first. */
export const suppliesByNeed = ({ supplies, zoneMinutes }: CapacityAnswer, now: number): StoredSupply[] =>
  supplies
    .map((supply) => ({ supply, standing: supplyStanding(supply, { now, zoneMinutes }) }))
    .sort((a, b) => byShortage(a.standing, b.standing));

/** What is short, or nearly. */
export type Shortage =
  | { kind: 'no-rooms'; site: string }
  | { kind: 'few-rooms'; site: string; free: number }
  | { kind: 'no-teams' }
  | { kind: 'all-busy' }
  | { kind: 'tests-over'; over: number }
  | { kind: 'tests-unsaid' }
  | { kind: 'supply'; stored: StoredSupply };

/** What is short, in the order in which people are kept waiting by it: rooms, drivers, tests, supplies. */
export function shortagesOf(told: CapacityAnswer, now: number): Shortage[] {
  const { sites, teams, tests } = told;
  const onDuty = teams.filter((team) => isOnDuty(team, now));
  const fullest = [...sites].sort((a, b) => a.free - b.free);
  const rooms = fullest.flatMap(({ name, free }): Shortage[] => {
    if (free >= FEW_ROOMS) return [];
    return [free === 0 ? { kind: 'no-rooms', site: name } : { kind: 'few-rooms', site: name, free }];
  });
  const drivers: Shortage[] =
    teams.length === 0
      ? []
      : onDuty.length === 0
        ? [{ kind: 'no-teams' }]
        : onDuty.every(({ under }) => under > 0)
          ? [{ kind: 'all-busy' }]
          : [];
  const over: Shortage[] = tests.over > 0 ? [{ kind: 'tests-over', over: tests.over }] : [];
  const unsaid: Shortage[] = tests.aDay === null ? [{ kind: 'tests-unsaid' }] : [];
  const supplies = suppliesByNeed(told, now).flatMap((stored): Shortage[] =>
    stored.standing.warning === null ? [] : [{ kind: 'supply', stored }],
  );
  return [...rooms, ...drivers, ...over, ...unsaid, ...supplies];
}
