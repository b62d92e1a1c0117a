import type { ToldReport } from '#domain/capacity/site-report';
import type { Supply } from '#domain/capacity/supplies';
import type { Duty } from '#domain/duty/duty';
import type { Expected } from '#domain/expected';
import type { Ward } from '#domain/followup/ward';
import type { Instruction } from '#domain/instruction/instruction';
import type { PostItem } from '#domain/open-item/open-item';
import type { Room, Transfer } from '#domain/transfer/transfer';
import type { Known } from './device';

/** `expected` by arrival time. `until`: when a later policy takes effect and all this is to be read again, or null. */
export type KnownRows = {
  known: Known;
  expected: Expected[];
  instructions: Instruction[];
  openItems: PostItem[];
  wards: Ward[];
  transfers: Transfer[];
  rooms: Room[];
  duties: Duty[];
  supplies: Supply[];
  siteReports: ToldReport[];
  until: number | null;
};

/** A phone that has heard nothing yet. */
export const NOTHING: Known = {
  county: null,
  policy: null,
  policyAt: null,
  issuers: [],
  counties: new Map(),
  revoked: null,
  evidence: null,
  workers: [],
  venues: new Map(),
  pulledAt: null,
  trustFault: null,
};

/** The same as rows: nothing is expected, and nothing later takes effect. */
export const NO_ROWS: KnownRows = {
  known: NOTHING,
  expected: [],
  instructions: [],
  openItems: [],
  wards: [],
  transfers: [],
  rooms: [],
  duties: [],
  supplies: [],
  siteReports: [],
  until: null,
};
