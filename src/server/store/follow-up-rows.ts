/** What is followed up of people under a measure. */
export type FollowUpTables = {
  follow_ups: FollowUpRow;
  self_arrivals: SelfArrivalRow;
  wards: WardRow;
};

export type FollowUpRow = {
  id: string;
  area: string;
  person: string;
  install: string;
  post: string | null;
  worker: string | null;
  pass: string | null;
  answer: string;
  /** 0.1 C. */
  tenths: number | null;
  /** JSON. */
  symptoms: string;
  word: string | null;
  seen: number;
  corrected_at: number;
  received_at: number;
};

export type SelfArrivalRow = {
  id: string;
  area: string;
  person: string;
  install: string;
  pass: string;
  corrected_at: number;
  received_at: number;
};

/** Somebody under a measure, and who sees to them: the area's village, or a quarantine site. */
export type WardRow = {
  person: string;
  area: string;
  measure: string;
  since: number;
  ended_at: number | null;
  /** The post that is the site, and since when they are there. */
  site: string | null;
  site_at: number | null;
};
