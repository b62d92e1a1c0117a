import { AREA_LENGTHS, type AreaCode, type Place } from './place';

/** Retired area codes and what took their place. Retired codes stay valid, and are compared as their successor. */
export type Successors = ReadonlyMap<AreaCode, AreaCode>;

/**
 * A place as it is named today. Below a retired code of which only the node itself is in the table, the successor of that
 * node is given: less exact, so that it may count as possible but never as elsewhere.
 * @param place any place; countries and codes still in force come back as they are
 */
export function currentPlace(place: Place, successors: Successors): Place {
  if (successors.size === 0) return place;
  const passed = new Set<Place>();
  let current = place;
  // A table that goes round in a circle stops where it began.
  while (!passed.has(current)) {
    passed.add(current);
    current = successorOf(current, successors) ?? current;
  }
  return current;
}

function successorOf(place: Place, successors: Successors): Place | undefined {
  for (let i = AREA_LENGTHS.length - 1; i >= 0; i--) {
    const length = AREA_LENGTHS[i] ?? 0;
    const next = length <= place.length ? successors.get(place.slice(0, length)) : undefined;
    if (next !== undefined) return next;
  }
  return undefined;
}
