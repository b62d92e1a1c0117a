import type { ToldReport } from '#domain/capacity/site-report';
import type { Supply } from '#domain/capacity/supplies';
import type { County, Post, Venue } from '#domain/county/county';
import type { Duty } from '#domain/duty/duty';
import type { EvidenceTrust } from '#domain/evidence/evidence-key';
import type { SignedMessage } from '#domain/evidence/signer';
import type { Expected } from '#domain/expected';
import type { Ward } from '#domain/followup/ward';
import type { Instruction } from '#domain/instruction/instruction';
import type { ObjectionState } from '#domain/objection/objection';
import type { PostItem } from '#domain/open-item/open-item';
import type { PassAnswer } from '#domain/pass/pass-wire';
import type { RebindRequest } from '#domain/pass/rebind-wire';
import type { Revocations, TrustedKey, Use } from '#domain/pass/trust';
import type { Policy } from '#domain/policy/policy';
import type { Verdict } from '#domain/policy/verdict';
import type { Worker } from '#domain/pull-wire';
import type { Saying } from '#domain/record/record';
import type { Result } from '#domain/result';
import type { Room, Transfer } from '#domain/transfer/transfer';
import type { Refusal } from '#domain/wire';
import type { Carry } from './carry/carry';
import type { ChangeFault } from './change-county';
import type { TrustFault } from './meta';
import type { Push } from './push';
import type { FromBefore } from './second-copy/take-back';

/** A value that screens watch. `subscribe` calls back at each change and returns the way to stop. */
export type Watched<T> = { value(): T; subscribe(listener: (value: T) => void): () => void };

export type SaveFault = 'storage-full' | 'not-saved' | 'not-enrolled';
export type SavedRecord = { id: string; seq: number; hash: string; takenAt: number };
/** What waits on this phone; exact, kept in the same transaction as the records. */
export type Waiting = {
  unsent: number;
  rejected: number;
  conflict: number;
  oldest: number | null;
  /** Of the rejected ones those that somebody has put aside, and parcels carried for other phones; absent when none. */
  aside?: number;
  carrying?: number;
};
export type RecentRecord = {
  id: string;
  kind: Saying['kind'];
  takenAt: number;
  state: 'waiting' | 'sent' | 'rejected' | 'conflict';
  reason: string | null;
  /** What the screens show of it: masked name, decision, colour. Never the document. */
  label: RecordLabel;
  /** Who took it, by the worker's id; null for a traveller's, and for records from before this was kept. */
  worker: string | null;
};
/** A record that the county did not take, or has with other content. */
export type TroubledRecord = RecentRecord & { seq: number; fields: readonly string[]; aside: boolean };
export type RecordLabel = {
  name: string;
  decision: string | null;
  colour: string | null;
  plate: string | null;
};

export type SyncState = {
  /** `paused`: the server refuses this phone (revoked or unknown); records are kept. */
  phase: 'idle' | 'sending' | 'waiting' | 'paused' | 'update-needed';
  lastSuccess: number | null;
  /** Milliseconds to add to this phone's clock to get the server's; null before the first answer. */
  skew: number | null;
};

/** Who holds the phone: nobody yet, a traveller, or the worker of a post. */
export type InstallState = {
  install: string;
  kind: 'none' | 'traveller' | 'post';
  post: Post | null;
  worker: Worker | null;
  revoked: boolean;
  /** Another phone uses this phone's id (a copied profile): a post's phone must be enrolled anew. */
  cloned?: boolean;
};

/** What the phone knows with no network. `policy` is the highest number already in effect. */
export type Known = {
  county: County | null;
  policy: Policy | null;
  /** When that policy was signed, ms. */
  policyAt: number | null;
  /** Of this county and of those that it trusts: `iss` is the county's area, `counties` says what it is called. */
  issuers: readonly TrustedKey[];
  counties: ReadonlyMap<string, string>;
  revoked: Revocations | null;
  /** The keys that certificates from elsewhere are checked by; null when the county has loaded none. */
  evidence: EvidenceTrust | null;
  workers: readonly Worker[];
  /** The places that have a code on their door, by id. */
  venues: ReadonlyMap<string, Venue>;
  pulledAt: number | null;
  /** Something signed was refused: a forged or an older policy or list, or a county card with another root key. */
  trustFault?: TrustFault | null;
};

export type OwnPass = {
  declaration: string;
  number: string;
  /** Pass bytes as base64url. */
  pass: string;
  carrier: 'live' | 'paper';
  expires: number;
  verdict: Verdict;
  name: string;
  plate: string | null;
  lastCheck: { at: number; post: string; verdict: Verdict; decision: string } | null;
  /** Since when (ms UTC) another carrier has its place, and what that is: this one is good no more. */
  replaced?: { at: number; by: Replacer } | null;
  /** What was said here against the colour, and the answer. */
  objection?: ObjectionState | undefined;
};
/** What may have the place of a pass. */
export type Replacer = NonNullable<PassAnswer['replaced']>[number]['by'];
/** What is asked for: a pass as it stands, on paper, or on this phone again whatever has its place. */
export type PassWish = 'live' | 'paper' | 'take-back';
/** A pass that was bound to this phone anew, with the party and the arrival (ms UTC) that its declaration said. */
export type Rebound = { pass: OwnPass; party: string; arriveAt: number };

export type EnrolFault =
  | Refusal['error']
  | 'not-an-enrolment-code'
  | 'no-network'
  | 'other-server'
  | 'storage-blocked'
  | 'unsent-records';

/**
 * The phone as the screens see it: what it knows, what waits, and its few deeds. Made once in main and passed down.
 * Nothing here throws for want of a network.
 */
export type Device = {
  /** Corrected by the skew measured at the last sync, together with the monotonic clock. ms UTC. */
  now(): number;
  /** A fresh UUIDv7. */
  newId(): string;
  install: Watched<InstallState>;
  known: Watched<Known>;
  waiting: Watched<Waiting>;
  sync: Watched<SyncState>;
  /** True while the last attempt to reach the server succeeded; a hint for the banner, never a gate. */
  online: Watched<boolean>;

  /** Fetches the code that seals and proves, once the first page stands and before the network may be gone. */
  prepare(): void;
  /** Seals and saves a record with its outbox row in one strict transaction. Resolves only when it is on disk. */
  save(saying: Saying, label: RecordLabel): Promise<Result<SavedRecord, SaveFault>>;
  /** The newest records first, at most `count`. */
  recent(count: number): Promise<RecentRecord[]>;
  /** Drains and pulls now, both independent. */
  syncNow(): Promise<void>;
  /** Makes rejected records wait again: all of them, or one by its id. */
  resend(id?: string): Promise<void>;
  /** What was refused or is in conflict, newest first, at most 500. */
  troubled(): Promise<TroubledRecord[]>;
  /** A rejected record was seen and needs nothing more now; it stays, and is sent again with the next version of the app. */
  putAside(id: string): Promise<void>;
  /** What this phone recorded since a moment (corrected ms), newest first, at most 2,000. */
  recordsSince(moment: number): Promise<RecentRecord[]>;
  /** Records that leave and come without a network; fetched when somebody wants it. */
  carry(): Promise<Carry>;

  /** How many records from before the browser lost its storage are still on this phone and taken in by nobody. */
  before(): Promise<FromBefore>;

  /** Being knocked at while the app is closed; fetched when somebody looks at it. */
  push(): Promise<Push>;

  /** Joins a post: `text` is what the QR or the link says. */
  enrol(text: string): Promise<Result<InstallState, EnrolFault>>;
  /** Chooses who works on this phone now. */
  chooseWorker(worker: Worker | null): Promise<void>;

  /** What the county asks of this village, as it was last heard. */
  instructions: Watched<readonly Instruction[]>;
  /** What waits at this post or in this village, and what came of it, as it was last heard. */
  openItems: Watched<readonly PostItem[]>;
  /** Who is under a measure and is followed up by this village or quarantine site, as it was last heard. */
  wards: Watched<readonly Ward[]>;
  /** The transfers that this team, quarantine site or checkpoint has to do with, as they were last heard. */
  transfers: Watched<readonly Transfer[]>;
  /** The rooms of this quarantine site, by name. */
  rooms: Watched<readonly Room[]>;
  /** Who is on duty at the desks above this post, as it was last heard. */
  duties: Watched<readonly Duty[]>;
  /** What this quarantine site uses up, and the days that it confirmed lately. */
  supplies: Watched<readonly Supply[]>;
  siteReports: Watched<readonly ToldReport[]>;
  /** Everybody expected at this post or village whom the phone has, arrival time first. */
  expected(): Promise<Expected[]>;
  /** At most 20 of them whose document or phone ends so, whose plate or pass number is so. */
  findExpected(text: string): Promise<Expected[]>;
  /** When this pass was last used at this post, by this phone or, in the last 24 hours, by another of its phones; or null. */
  checkedHere(passNumber: string): Promise<Use | null>;

  /** Asks the server for the county card when none is known yet; offline it gives what is stored. */
  loadCounty(): Promise<County | null>;
  /** The county that this address now says it is, where it is not the trusted one; null otherwise, or with no network. */
  offeredCounty(): Promise<County | null>;
  /** Trusts the county that was shown in place of the one before. Records and passes stay on this phone. */
  changeCounty(shown: County): Promise<Result<void, ChangeFault>>;
  /** Own declarations (record ids) to passes, from the server; what is known already is kept when there is no network. */
  fetchPasses(
    declarations: readonly string[],
    wish: PassWish,
  ): Promise<Result<OwnPass[], Refusal['error'] | 'no-network'>>;
  /** The passes of a trip that was declared on a phone which lost them; `not-found` whatever did not fit. */
  rebind(asked: RebindRequest): Promise<Result<Rebound[], Refusal['error'] | 'no-network'>>;
  ownPasses: Watched<readonly OwnPass[]>;
  /** The QR text of a pass at this moment: live proof by this phone's key, answered challenge when a nonce is given, or paper. */
  passText(pass: OwnPass, nonce?: Uint8Array): Promise<string>;

  /** A draft by name, as it was last kept: plain JSON, parsed by who asks. */
  readDraft(name: string): Promise<unknown>;
  keepDraft(name: string, value: unknown): Promise<void>;
  dropDraft(name: string): Promise<void>;

  /** ES256 check and SHA-256 of this browser, for the verifiers of the domain. */
  verifyEs256(key: Uint8Array, signature: Uint8Array, message: Uint8Array): Promise<boolean>;
  sha256(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>>;
  /** The signature of a certificate from elsewhere, by a key of the trust list: ES256 or PS256. */
  verifyEvidence(signed: SignedMessage): Promise<boolean>;
  randomBytes(length: number): Uint8Array<ArrayBuffer>;
};
