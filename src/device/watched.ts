import type { Watched } from './device';

/** A watched value and the way to change it. */
export type Cell<T> = Watched<T> & { set(value: T): void };

/** A value that tells its listeners when it becomes another one. Setting what is there already tells nobody. */
export function cell<T>(first: T): Cell<T> {
  let current = first;
  const listeners = new Set<(value: T) => void>();
  return {
    value: () => current,
    set(value) {
      if (same(current, value)) return;
      current = value;
      for (const listener of listeners) listener(value);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** Same value, or plain objects and lists that say the same: a refresh that found nothing new. */
function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((one, at) => same(one, b[at]));
  if (!isPlain(a) || !isPlain(b)) return false;
  const left = Object.entries(a);
  const right = new Map(Object.entries(b));
  return (
    left.length === right.size && left.every(([key, value]) => right.has(key) && same(value, right.get(key)))
  );
}

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
