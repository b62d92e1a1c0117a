/** The tables of entries that may be of one person, and of what was joined by a desk (see tables.ts). */
export type NearTables = {
  near_matches: NearMatchRow;
  part_things: { thing: string; area: string; part: string };
};

/** Two persons, the smaller id first. */
export type NearMatchRow = {
  id: string;
  area: string;
  one: string;
  other: string;
  /** JSON: `NearReasonShown` of the domain; no values. */
  reasons: string;
  score: number;
  found_at: number;
  state: 'open' | 'merged' | 'apart';
  decided_at: number | null;
  decided_by: string | null;
  why: string | null;
};

/** The name as persons are searched by, `nameKey` of the domain. */
export type NameKey = { name_key: string | null };
