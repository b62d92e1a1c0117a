import type { CarriedTables } from './carried-rows';
import type { KeptCountRow, OpenItemRow } from './durability-rows';
import type { AccountDuty, InstructionCalls, PushRow } from './duty-rows';
import type { FollowUpTables } from './follow-up-rows';
import type { NameKey, NearTables } from './near-match-rows';
import type { ObjectionRow } from './objection-rows';
import type { OpenEndsTables } from './open-ends-rows';
import type { PlaceTables } from './place-rows';
import type { SupplyTables } from './supply-rows';
import type { TransferTables } from './transfer-rows';
import type { TrustTables } from './trust-rows';

/**
 * Every table as Kysely sees it, the same in SQLite and PostgreSQL: text, whole numbers, and bytes. Times are ms UTC,
 * yes and no are 1 and 0, structured values are JSON text. What each column is for and how long it lives: inventory.ts.
 */
export type Tables = CarriedTables &
  OpenEndsTables &
  NearTables &
  PlaceTables &
  FollowUpTables &
  TransferTables &
  SupplyTables &
  TrustTables & {
    meta: { key: string; value: string };
    county: { area: string; name: string; demo: number; helpline: string | null; made_at: number };
    accounts: AccountRow;
    sessions: { token_hash: string; area: string; account: string; made_at: number; seen_at: number };
    enrolments: {
      token_hash: string;
      area: string;
      post: string;
      made_by: string;
      made_at: number;
      expires_at: number;
      used_at: number | null;
      install: string | null;
    };
    installs: InstallRow;
    seal_sessions: { id: string; area: string; install: string; enc: string; first_at: number };
    records: RecordRow;
    records_conflict: {
      hash: string;
      id: string;
      area: string;
      install: string;
      seq: number;
      clash: 'id' | 'seq';
      sealed: Uint8Array;
      received_at: number;
    };
    persons: PersonRow;
    aliases: { handle: string; area: string; person: string; record: string };
    declarations: DeclarationRow;
    checks: CheckRow;
    arrivals: ArrivalRow;
    venue_visits: {
      id: string;
      area: string;
      venue: string;
      kind: string;
      install: string;
      pass: string | null;
      corrected_at: number;
      received_at: number;
    };
    passes: PassRow;
    bindings: { declaration: string; install: string; area: string; bound_at: number };
    policies: {
      number: number;
      area: string;
      body: string;
      payload: string;
      signature: string;
      effective_from: number;
      published_at: number;
      published_by: string | null;
      second: string | null;
    };
    policy_previews: {
      id: string;
      area: string;
      based_on: number;
      body: string;
      effect: string;
      author: string;
      made_at: number;
      asked_at: number | null;
    };
    instructions: InstructionRow;
    push_subscriptions: PushRow;
    objections: ObjectionRow;
    open_items: OpenItemRow;
    kept_counts: KeptCountRow;
    audit: AuditRow;
    changes: {
      topic: string;
      key: string;
      area: string;
      post: string | null;
      at: number | null;
      rev: number;
    };
  };

export type AccountRow = AccountDuty & {
  id: string;
  area: string;
  login: string;
  name: string;
  role: string;
  password: string;
  made_at: number;
  ended_at: number | null;
};

export type InstallRow = {
  id: string;
  area: string;
  kind: 'traveller' | 'post';
  /** P-256 point, 65 bytes, base64url. */
  key: string;
  post: string | null;
  model: string | null;
  made_at: number;
  enrolled_at: number | null;
  last_seen: number | null;
  watermark: number;
  unsent: number | null;
  oldest: number | null;
  rejected: number | null;
  persisted: number | null;
  policy: number | null;
  app: string | null;
  skew_ms: number | null;
  revoked_at: number | null;
  seq: number | null;
  conflict: number | null;
  carrying: number | null;
  cloned_at: number | null;
};

export type RecordRow = {
  id: string;
  area: string;
  kind: string;
  install: string;
  seq: number;
  hash: string;
  prev: string | null;
  session: string;
  sealed: Uint8Array;
  worker: string | null;
  post: string | null;
  taken_at: number;
  corrected_at: number;
  received_at: number;
  rev: number;
};

export type PersonRow = NameKey & {
  id: string;
  area: string;
  document: string | null;
  document_type: string | null;
  document_hash: string | null;
  last6_hash: string | null;
  name: string | null;
  phone: string | null;
  plate: string | null;
  file: string;
  colour: string;
  measure: string;
  verdict: string;
  verdict_at: number;
  verdict_due: number | null;
  last_at: number | null;
  /** When, and in which record, the area was said: the newest saying counts. */
  area_at: number;
  area_record: string;
  merged_into: string | null;
  made_at: number;
};

export type DeclarationRow = {
  id: string;
  area: string;
  person: string;
  install: string;
  party: string;
  party_size: number;
  position: number;
  plate: string | null;
  entry_post: string | null;
  arrive_at: number;
  body: string;
  corrected_at: number;
  received_at: number;
};

export type CheckRow = {
  id: string;
  area: string;
  person: string;
  install: string;
  post: string;
  worker: string;
  pass: string | null;
  declaration: string | null;
  car: string;
  heads: number;
  plate: string | null;
  origin: string | null;
  destination: string | null;
  shown: string;
  decision: string;
  overridden: number;
  /** What the car said of those who were declared for it and not in it. */
  absent: string | null;
  rows: string;
  body: string;
  corrected_at: number;
  received_at: number;
};

export type ArrivalRow = {
  id: string;
  area: string;
  person: string;
  install: string;
  post: string;
  worker: string;
  pass: string | null;
  declaration: string | null;
  plate: string | null;
  origin: string | null;
  body: string;
  corrected_at: number;
  received_at: number;
};

export type PassRow = {
  number: string;
  area: string;
  declaration: string;
  person: string;
  install: string;
  carrier: 'live' | 'paper';
  bytes: string;
  issued_at: number;
  expires_at: number;
  revoked_at: number | null;
  /** Number of the pass that took its place. */
  replaced_by: string | null;
  /** How its phone came to it: it declared, took it back, or proved who it is on a phone that lost its key. */
  claim: 'declared' | 'taken-back' | 'rebound';
};

export type AuditRow = {
  seq: number;
  area: string;
  at: number;
  actor: string;
  action: string;
  subject: string | null;
  payload: string;
  salt: string;
  digest: string;
  prev: string;
  hash: string;
};

export type InstructionRow = InstructionCalls & {
  id: string;
  number: number;
  area: string;
  person: string | null;
  measure: string | null;
  text: string;
  issued_by: string | null;
  known_at: number;
  due_received: number;
  due_started: number;
  due_done: number;
  received_at: number | null;
  received_by: string | null;
  received_note: string | null;
  started_at: number | null;
  started_by: string | null;
  started_note: string | null;
  done_at: number | null;
  done_by: string | null;
  done_note: string | null;
  ended_at: number | null;
  ended_why: string | null;
};
