const DAY = 24 * 3_600_000;

/** How long what is kept is kept (SECURITY.md B3; `store/inventory.json` says it of each table), in ms. */
export const PERIODS = {
  /** Whoever came, or was to come, and had no measure. */
  passage: 14 * DAY,
  /** After a measure ended, an instruction ended, or somebody was turned back. */
  measure: 28 * DAY,
  venueVisit: 14 * DAY,
  pass: 14 * DAY,
  /** What belongs to nobody: the second of two records that claim one place, a record that was refused, a parcel. */
  conflict: 42 * DAY,
  refused: 90 * DAY,
  carried: 90 * DAY,
  /** A traveller's phone that was not seen. */
  install: 90 * DAY,
  session: DAY / 2,
  /** Names of those who left. */
  staff: 365 * DAY,
  counts: 3 * 365 * DAY,
} as const;
