import { addDays, type Day, dayOf, startOfDay } from '#domain/day';
import type {
  ComparisonRow,
  ComparisonsAnswer,
  PartiesAnswer,
  Party,
  TripRow,
} from '#domain/desk/comparisons-desk';
import { maskName } from '#domain/document/name';
import { COMPARISON_KINDS } from '#domain/reconcile/said';
import type { SignedIn } from '../access/session';
import type { Context } from '../context';
import { colourOf } from '../people/judge';
import { declaredCounts, declaredOn, openComparisons, undeclaredPeople } from '../store/compare-counts';
import { personsByIds } from '../store/persons';
import { loadKnown } from './load-known';
import { readTripShelf } from './trip-rows';

/** More vehicles than anybody reads. */
const MOST = 200;

/** The counts of a day for each village of the account's area: declared, checked, arrived, and what is to be found out. */
export async function comparisonsAnswer(
  context: Context,
  account: SignedIn,
  asked: Day | null,
): Promise<ComparisonsAnswer> {
  const now = context.now();
  const { db } = context.store;
  const zoneMinutes = await zoneOf(context, now);
  const today = dayOf(now, zoneMinutes);
  const day = asked ?? today;
  const span = { area: account.area, ...spanOf(day, zoneMinutes) };
  const rows = new Map<string, ComparisonRow>();
  const rowOf = (area: string): ComparisonRow => {
    const row = rows.get(area) ?? emptyRow(area);
    rows.set(area, row);
    return row;
  };
  for (const { area, ...counts } of await declaredCounts(db, span)) Object.assign(rowOf(area), counts);
  for (const { area } of await undeclaredPeople(db, span)) rowOf(area).undeclared++;
  for (const { area, kind, count } of await openComparisons(db, account.area)) {
    const known = COMPARISON_KINDS.find((one) => one === kind);
    if (known !== undefined) rowOf(area).open[known] += count;
  }
  return {
    day,
    today,
    rows: [...rows.values()].sort((a, b) => (a.area < b.area ? -1 : 1)),
    serverTime: now,
  };
}

const emptyRow = (area: string): ComparisonRow => ({
  area,
  declared: 0,
  checked: 0,
  arrived: 0,
  undeclared: 0,
  open: { 'never-came': 0, 'never-arrived': 0, 'no-post': 0, 'fewer-checked': 0 },
});

/**
 * Who declared to arrive in an area on a day, by party, and who came there undeclared; the earliest first.
 * @param area within the account's; of another nobody is told
 */
export async function partiesAnswer(
  context: Context,
  account: SignedIn,
  { day, area }: { day: Day; area: string },
): Promise<PartiesAnswer> {
  const now = context.now();
  const { db } = context.store;
  if (!area.startsWith(account.area)) return { parties: [], more: false, serverTime: now };
  const span = { area, ...spanOf(day, await zoneOf(context, now)) };
  const declared = await declaredOn(db, { ...span, limit: 5 * MOST });
  const undeclared = await undeclaredPeople(db, span);
  const persons = [...new Set([...declared, ...undeclared].map(({ person }) => person))];
  const { known } = await loadKnown(db, persons);
  const trips = await readTripShelf(db, known);
  const rows = new Map(
    (await personsByIds(db, [...new Set(known.declared.map(({ person }) => person)), ...persons])).map(
      (row) => [row.id, row],
    ),
  );
  const personOf = (person: string, trip: TripRow): Party['people'][number] => {
    const row = rows.get(person);
    const name = row?.name ?? null;
    return {
      person,
      name: name === null ? '' : maskName(name),
      colour: colourOf(row?.colour ?? 'green'),
      trip,
    };
  };
  const plates = new Map(declared.map(({ party, plate }) => [party, plate]));
  const parties = [...plates].map(([party, plate]): Party => {
    const members = known.declared.filter((one) => one.party === party);
    return {
      party,
      plate,
      size: members[0]?.partySize ?? members.length,
      people: members.flatMap(({ id, person }) =>
        trips(person)
          .filter((trip) => trip.declared?.record === id)
          .map((trip) => personOf(person, trip)),
      ),
    };
  });
  const alone = undeclared.flatMap(({ person }) =>
    trips(person)
      .filter((trip) => trip.declared === null && isWithin(trip, span))
      .map((trip): Party => ({ party: null, plate: null, size: 1, people: [personOf(person, trip)] })),
  );
  const all = [...parties, ...alone];
  return {
    parties: all.slice(0, MOST),
    more: all.length > MOST || declared.length >= 5 * MOST,
    serverTime: now,
  };
}

/** Whether somebody was seen within a day. */
const isWithin = ({ checked, arrived }: TripRow, { from, to }: { from: number; to: number }): boolean =>
  [checked?.at, arrived?.at].some((at) => at !== undefined && at >= from && at < to);

const spanOf = (day: Day, zoneMinutes: number) => ({
  from: startOfDay(day, zoneMinutes),
  to: startOfDay(addDays(day, 1), zoneMinutes),
});

async function zoneOf(context: Context, now: number): Promise<number> {
  const { policy } = await context.policies.inForce(context.store.db, now);
  return policy.parameters.zoneMinutes;
}
