/** Something that waits for a desk to see to it. */
export type OpenItemRow = {
  id: string;
  area: string;
  kind: string;
  person: string;
  record: string;
  bound_for: string | null;
  since: number;
  found_at: number;
  due: number;
  state: 'open' | 'closed';
  closed_at: number | null;
  closed_by: string | null;
  word: string | null;
  /** Area whose people see to it first. */
  owner: string;
  /** The post whose phones show it. */
  post: string | null;
  /** JSON of openItemDetailSchema. */
  detail: string;
  taken_at: number | null;
  taken_by: string | null;
  outcome: string | null;
};

/** What a post counted on a day, less who it was. */
export type KeptCountRow = {
  day: string;
  area: string;
  kind: string;
  shown: string;
  decision: string;
  count: number;
};
