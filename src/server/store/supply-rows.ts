/** The tables of what a county has: supplies, tests a day, and the days that quarantine sites confirmed (see tables.ts). */
export type SupplyRow = {
  id: string;
  area: string;
  site: string | null;
  name: string;
  unit: string;
  stock: number;
  use_a_day: number;
  expires: string | null;
  counted_at: number;
  counted_by: string;
  /** The record of a phone that counted; '' when a desk did. Of two counts of one moment the greater is kept. */
  counted_record: string;
  ended_at: number | null;
};

export type CapacityRow = {
  area: string;
  tests_a_day: number;
  set_at: number;
  set_by: string;
};

export type SiteReportRow = {
  site: string;
  day: string;
  area: string;
  came: number;
  went: number;
  present: number;
  missing: number;
  fevers: number;
  word: string | null;
  said_by: string;
  at: number;
  record: string;
};

export type SupplyTables = {
  supplies: SupplyRow;
  capacity: CapacityRow;
  site_reports: SiteReportRow;
};
