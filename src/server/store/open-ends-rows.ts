/** The tables of what comes after a check (see tables.ts). */
export type OpenEndsTables = {
  test_results: TestResultRow;
  waiting_closings: WaitingClosingRow;
  result_lists: { id: string; area: string; body: string; author: string; made_at: number };
};

/** A result; `names` is whom it is about, see `namesOf`, `person` who that is once it is known. */
export type TestResultRow = {
  id: string;
  area: string;
  names: string;
  person: string | null;
  method: string;
  result: string;
  sampled_at: number;
  result_at: number | null;
  source: string;
  said_by: string;
  post: string | null;
  corrected_at: number;
  received_at: number;
};

/** What was said of an open item that is not there yet; without a kind of all that the record opens. */
export type WaitingClosingRow = {
  id: string;
  area: string;
  record: string;
  kind: string | null;
  outcome: string;
  word: string;
  said_by: string;
  post: string | null;
  at: number;
  received_at: number;
};
