import type * as z from 'zod/mini';
import { fromBase64Url } from '#domain/bytes';
import {
  signedEvidenceKeysSchema,
  signedIssuersSchema,
  signedRevocationsDeltaSchema,
  signedRevocationsSchema,
} from '#domain/county/signed-lists';
import { type EvidenceKey, evidenceKeySchema } from '#domain/evidence/evidence-key';
import { takeDelta, takeWholeList } from '#domain/pass/revoked';
import type { Change } from '#domain/pull-wire';
import { signedPolicySchema } from '#domain/pull-wire';
import { fault, ok, type Result } from '#domain/result';
import type { Signed } from '#domain/wire';
import { verifyEs256 } from './crypto';
import { type Lists, NO_LISTS } from './lists';
import type { TrustFault } from './meta';
import { pause } from './pause';

export type SignedPolicy = z.infer<typeof signedPolicySchema>;

/** The JSON of a signed document, parsed, or null when it does not say such a thing. Checks no signature. */
export function readSigned<S extends z.ZodMiniType>(signed: Signed, schema: S): z.output<S> | null {
  const payload = fromBase64Url(signed.payload);
  return payload === null ? null : said(payload, schema);
}

function said<S extends z.ZodMiniType>(payload: Uint8Array, schema: S): z.output<S> | null {
  try {
    const parsed = schema.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload)));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** The bytes that the county's root key (65 bytes, base64url) signed, or null when it signed something else. */
async function signedBytes(signed: Signed, rootKey: string | null): Promise<Uint8Array | null> {
  const key = rootKey === null ? null : fromBase64Url(rootKey);
  const payload = fromBase64Url(signed.payload);
  const signature = fromBase64Url(signed.signature);
  if (key === null || payload === null || signature === null) return null;
  return (await verifyEs256(key, signature, payload)) ? payload : null;
}

/** What this phone has already, below which nothing signed is taken over. */
export type Reached = { rootKey: string | null; policyNumber: number | null; lists: Lists };

export const FROM_NOTHING: Reached = { rootKey: null, policyNumber: null, lists: NO_LISTS };

/** Why a change was refused, and in which table. */
export type Refused = { table: Change['table']; fault: TrustFault };

/** What may be stored of some changes: rows, and the lists as they are then. The first thing that may not, and why. */
export type Trusted = {
  accepted: Change[];
  lists: Lists;
  /** The tables of which something that is signed, or the county card, was good. */
  good: Set<Change['table']>;
  refused: Refused | null;
};

/** The highest policy number among trusted changes that is in effect at a moment; 0 when there is none. */
export function policyInEffect(changes: readonly Change[], now: number): number {
  let highest = 0;
  for (const change of changes) {
    const document =
      change.table === 'policy' && change.value !== null
        ? readSigned(change.value, signedPolicySchema)
        : null;
    if (document !== null && document.policy.effectiveFrom <= now)
      highest = Math.max(highest, document.policy.number);
  }
  return highest;
}

/**
 * Sorts changes into those that may be stored and the reason why others may not. Signed documents must carry the pinned
 * root key's signature and never an older number than what is here; a county card must keep the pinned root key. A
 * withdrawn (null) policy, list or county is no change at all: the last one stays.
 */
export async function trustedChanges(changes: readonly Change[], reached: Reached): Promise<Trusted> {
  const trusted: Trusted = { accepted: [], lists: reached.lists, good: new Set(), refused: null };
  for (const change of changes) {
    const judged = await judge(change, { ...reached, lists: trusted.lists });
    if (!judged.ok) trusted.refused ??= { table: change.table, fault: judged.fault };
    else if (isProven(change)) trusted.good.add(change.table);
    if (!judged.ok) continue;
    if (judged.value.row !== undefined) trusted.accepted.push(judged.value.row);
    else if (judged.value.lists !== undefined) trusted.lists = judged.value.lists;
  }
  return trusted;
}

/** Whether that it was good says something: a signed document, or the county card with the pinned key. */
const isProven = ({ table, value }: Change): boolean =>
  value !== null && (table === 'county' || table in JUDGES);

/** A row to store, the lists as they become, or neither. */
type Judged = Result<{ row?: Change; lists?: Lists }, TrustFault>;
const UNCHANGED: Judged = ok({});

async function judge(change: Change, reached: Reached): Promise<Judged> {
  switch (change.table) {
    case 'county':
      if (change.value === null) return UNCHANGED;
      return reached.rootKey === null || change.value.rootKey === reached.rootKey
        ? ok({ row: { ...change, key: 'county' } })
        : fault('other-root-key');
    case 'policy':
    case 'revocations':
    case 'issuers':
    case 'evidence-keys': {
      if (change.value === null) return UNCHANGED;
      const payload = await signedBytes(change.value, reached.rootKey);
      return payload === null ? fault('bad-signature') : JUDGES[change.table](payload, reached, change.value);
    }
    default:
      return ok({ row: change });
  }
}

type Judge = (payload: Uint8Array, reached: Reached, value: Signed) => Judged | Promise<Judged>;

const JUDGES: Readonly<Record<'policy' | 'revocations' | 'issuers' | 'evidence-keys', Judge>> = {
  policy(payload, reached, value) {
    const document = said(payload, signedPolicySchema);
    if (document === null) return fault('bad-signature');
    const { number } = document.policy;
    if (number < (reached.policyNumber ?? 0)) return fault('older-policy');
    return ok({ row: { table: 'policy', key: String(number), rev: 0, value } });
  },
  revocations: judgeRevocations,
  issuers(payload, { lists }) {
    const document = said(payload, signedIssuersSchema);
    if (document === null) return fault('bad-signature');
    if (document.number < (lists.issuers?.number ?? 0)) return fault('older-issuers');
    const { number, asOf, keys, counties } = document;
    return ok({ lists: { ...lists, issuers: { number, asOf, keys, counties } } });
  },
  async 'evidence-keys'(payload, { lists }) {
    const document = said(payload, signedEvidenceKeysSchema);
    if (document === null) return fault('bad-signature');
    const { number, asOf } = document;
    if (number < (lists.evidence?.number ?? 0)) return fault('older-evidence-keys');
    if (number === lists.evidence?.number) return UNCHANGED;
    return ok({ lists: { ...lists, evidence: { number, asOf, keys: await keysAmong(document.keys) } } });
  },
};

/** A list that begins elsewhere than this phone's changes nothing: with the next pull the whole list comes. */
async function judgeRevocations(payload: Uint8Array, { lists }: Reached): Promise<Judged> {
  await pause();
  const whole = said(payload, signedRevocationsSchema);
  const delta = whole === null ? said(payload, signedRevocationsDeltaSchema) : null;
  await pause();
  const list = lists.revocations;
  const taken = whole !== null ? takeWholeList(list, whole) : delta !== null ? takeDelta(list, delta) : null;
  if (taken === null) return fault('bad-signature');
  if (taken.ok)
    return taken.value === list ? UNCHANGED : ok({ lists: { ...lists, revocations: taken.value } });
  switch (taken.fault) {
    case 'gap':
      return UNCHANGED;
    case 'older':
      return fault('older-revocations');
    case 'malformed':
      return fault('bad-signature');
  }
}

/** So many keys are read in one go. */
const KEYS_AT_ONCE = 50;

/** The keys that this app understands; one of a newer kind is left out. */
async function keysAmong(values: readonly unknown[]): Promise<EvidenceKey[]> {
  const keys: EvidenceKey[] = [];
  for (let at = 0; at < values.length; at += KEYS_AT_ONCE) {
    await pause();
    for (const value of values.slice(at, at + KEYS_AT_ONCE)) {
      const key = evidenceKeySchema.safeParse(value);
      if (key.success) keys.push(key.data);
    }
  }
  return keys;
}
