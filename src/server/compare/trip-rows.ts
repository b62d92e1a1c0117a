import type { TripRow } from '#domain/desk/comparisons-desk';
import { COMPARISON_KINDS, type Known } from '#domain/reconcile/said';
import { type Trip, tripsOf } from '#domain/reconcile/trips';
import { openComparisonsOf } from '../store/compare-counts';
import { listPosts } from '../store/county';
import type { Db } from '../store/store';
import { loadKnown } from './load-known';

/** A person's trips as desks read them, the newest first. */
export type TripShelf = (person: string) => TripRow[];

/** Reads what the trips of some persons need besides what is known of them. */
export async function readTripShelf(db: Db, known: Known): Promise<TripShelf> {
  const persons = [...known.declared, ...known.checked, ...known.arrived].map(({ person }) => person);
  const open = await openComparisonsOf(db, [...new Set(persons)]);
  const posts = new Map((await listPosts(db)).map(({ id, name }) => [id, name]));
  return (person) => {
    const own = <One extends { person: string }>(all: readonly One[]) =>
      all.filter((one) => one.person === person);
    const trips = tripsOf({
      declared: own(known.declared),
      checked: own(known.checked),
      arrived: own(known.arrived),
      notComing: known.notComing,
    });
    return trips.map((trip) => rowOf(trip, { open: open.filter((item) => item.person === person), posts }));
  };
}

type With = {
  open: readonly { kind: string; record: string }[];
  posts: ReadonlyMap<string, string>;
};

function rowOf({ declared, checked, arrived, replaced }: Trip, { open, posts }: With): TripRow {
  const about = new Set([declared?.id, checked?.id, checked?.car, arrived?.id]);
  return {
    declared:
      declared === null
        ? null
        : {
            record: declared.id,
            at: declared.at,
            arriveAt: declared.arriveAt,
            destination: declared.destination,
          },
    checked:
      checked === null
        ? null
        : {
            record: checked.id,
            at: checked.at,
            post: posts.get(checked.post) ?? '',
            decision: checked.decision,
          },
    arrived: arrived === null ? null : { record: arrived.id, at: arrived.at, village: arrived.village },
    replaced,
    open: COMPARISON_KINDS.filter((kind) =>
      open.some((item) => item.kind === kind && about.has(item.record)),
    ),
  };
}

/** The trips of one person, the newest first. */
export async function tripRowsOf(db: Db, person: string): Promise<TripRow[]> {
  const { known } = await loadKnown(db, [person]);
  return (await readTripShelf(db, known))(person);
}
