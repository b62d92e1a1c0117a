/** So many failed tries an hour: by one address (behind which a whole carrier may be), by one phone, for one document. */
const MOST = { address: 60, install: 5, document: 5 } as const;
const HOUR = 3_600_000;
/** More keys than an honest hour has: then the oldest are forgotten first. */
const KEYS = 100_000;

/** Who tries for which document; each is a text that names no person (an address, an id, a keyed hash). */
export type Try = Record<keyof typeof MOST, string>;

export type RebindTries = {
  /** Counts a try; false when one of the three has had too many in the last hour, and then nothing may be looked up. */
  begin(one: Try): boolean;
  /** Takes a try back that found what it named. */
  found(one: Try): void;
};

/**
 * Counts tries to bind a phone by two facts. Counted before anything is looked up, whatever the answer will be, so that
 * the limit tells nothing about the document and many tries at once are no way round it.
 * @param now the server's clock, ms UTC
 */
export function createRebindTries(now: () => number): RebindTries {
  const times = new Map<string, number[]>();
  const keysOf = (one: Try) =>
    (['address', 'install', 'document'] as const).map((kind) => ({
      key: `${kind} ${one[kind]}`,
      most: MOST[kind],
    }));
  const recent = (key: string) => (times.get(key) ?? []).filter((at) => at > now() - HOUR);
  return {
    begin(one) {
      const keys = keysOf(one);
      if (keys.some(({ key, most }) => recent(key).length >= most)) return false;
      for (const { key } of keys) {
        const before = recent(key);
        times.delete(key);
        times.set(key, [...before, now()]);
      }
      for (const key of times.keys()) {
        if (times.size <= KEYS) break;
        times.delete(key);
      }
      return true;
    },
    found(one) {
      for (const { key } of keysOf(one)) times.set(key, recent(key).slice(0, -1));
    },
  };
}
