import { createPublicKey, verify } from 'node:crypto';
import * as z from 'zod/mini';
import { colourEntrySchema, holds } from '#domain/audit/colour-entry';
import { daySchema } from '#domain/day';
import { type PreparedPolicy, prepare } from '#domain/policy/prepared';
import { signedPolicySchema } from '#domain/pull-wire';
import { signedSchema } from '#domain/wire';
import { fingerprint } from '../county/trusted-counties';
import { auditRowSchema, faultOf } from './chain';

const placeSchema = z.strictObject({ seq: z.int(), hash: z.string() });

/** One line of an export, see export-audit. */
const lineSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('county'),
    value: z.strictObject({
      name: z.string(),
      area: z.string(),
      day: daySchema,
      rootKey: z.string(),
      follows: placeSchema,
    }),
  }),
  z.strictObject({ kind: z.literal('policy'), value: signedSchema }),
  z.strictObject({ kind: z.literal('entry'), value: auditRowSchema }),
  z.strictObject({ kind: z.literal('end'), value: signedSchema }),
]);
type Line = z.infer<typeof lineSchema>;
const endSchema = z.strictObject({
  kind: z.literal('audit-day'),
  day: daySchema,
  follows: placeSchema,
  last: placeSchema,
});

/** What differs: the line does not read, an entry does not follow, or a colour does not come out of its facts. */
type AuditFault =
  | 'unreadable'
  | 'out-of-place'
  | 'signature'
  | 'chain'
  | 'hash'
  | 'payload'
  | 'unknown-policy'
  | 'colour'
  | 'colour-before'
  | 'cut-off';

export type Verified =
  | {
      holds: true;
      county: string;
      day: string;
      /** Of the county's root key: to be compared with what the county says of itself. */
      fingerprint: string;
      entries: number;
      colours: number;
      deleted: number;
    }
  /** `line` counts from 1. */
  | { holds: false; line: number; fault: AuditFault };

type County = Extract<Line, { kind: 'county' }>['value'];
type State = {
  county: County | null;
  before: { seq: number; hash: string };
  policies: Map<number, PreparedPolicy>;
  colours: Map<string, string>;
  counts: { entries: number; colours: number; deleted: number };
  ended: boolean;
};

/**
 * Verifies an exported day on any machine: every entry follows the one before, every colour comes out of the facts and
 * the policy that it names, nobody's colour changed between entries, and the county signed the end. Names the first
 * line that differs.
 */
export async function verifyAudit(lines: AsyncIterable<string> | Iterable<string>): Promise<Verified> {
  const state: State = {
    county: null,
    before: { seq: 0, hash: '' },
    policies: new Map(),
    colours: new Map(),
    counts: { entries: 0, colours: 0, deleted: 0 },
    ended: false,
  };
  let number = 0;
  for await (const text of lines) {
    if (text === '') continue;
    number++;
    const fault = take(state, text);
    if (fault !== null) return { holds: false, line: number, fault };
  }
  const { county, ended, counts } = state;
  if (county === null || !ended) return { holds: false, line: number + 1, fault: 'cut-off' };
  const print = await fingerprint(county.rootKey);
  return { holds: true, county: county.name, day: county.day, fingerprint: print, ...counts };
}

function take(state: State, text: string): AuditFault | null {
  const line = readLine(text);
  if (line === null) return 'unreadable';
  if (state.ended || (line.kind === 'county') !== (state.county === null)) return 'out-of-place';
  switch (line.kind) {
    case 'county':
      state.county = line.value;
      state.before = line.value.follows;
      return null;
    case 'policy':
      return takePolicy(state, line.value);
    case 'entry':
      return takeEntry(state, line.value);
    case 'end':
      return takeEnd(state, line.value);
  }
}

function takePolicy(state: State, signed: z.infer<typeof signedSchema>): AuditFault | null {
  const said = signedBy(state.county, signed, signedPolicySchema);
  if (said === null) return 'signature';
  state.policies.set(said.policy.number, prepare(said.policy));
  return null;
}

function takeEntry(state: State, row: z.infer<typeof auditRowSchema>): AuditFault | null {
  const fault = faultOf(row, state.before);
  if (fault !== null) return fault;
  state.before = row;
  state.counts.entries++;
  if (row.action !== 'colour' || row.subject === null) return null;
  if (row.payload === '') {
    state.counts.deleted++;
    state.colours.delete(row.subject);
    return null;
  }
  return judgeAgain(state, { ...row, subject: row.subject });
}

function judgeAgain(state: State, row: { subject: string; payload: string; at: number }): AuditFault | null {
  const entry = parsed(colourEntrySchema, row.payload);
  if (entry === null) return 'payload';
  const policy = state.policies.get(entry.policy);
  if (policy === undefined) return 'unknown-policy';
  const known = state.colours.get(row.subject);
  if (known !== undefined && known !== entry.was) return 'colour-before';
  state.colours.set(row.subject, entry.colour);
  state.counts.colours++;
  return holds(entry, policy, row.at) ? null : 'colour';
}

function takeEnd(state: State, signed: z.infer<typeof signedSchema>): AuditFault | null {
  const end = signedBy(state.county, signed, endSchema);
  if (end === null) return 'signature';
  const { county, before } = state;
  state.ended = true;
  const whole =
    end.day === county?.day &&
    end.follows.hash === county.follows.hash &&
    end.last.seq === before.seq &&
    end.last.hash === before.hash;
  return whole ? null : 'cut-off';
}

/** What a document says when the county's root key signed it, or null. */
function signedBy<S extends z.ZodMiniType>(
  county: County | null,
  signed: z.infer<typeof signedSchema>,
  schema: S,
): z.output<S> | null {
  const payload = Buffer.from(signed.payload, 'base64url');
  const signature = Buffer.from(signed.signature, 'base64url');
  if (county === null || signature.length !== 64) return null;
  const point = keyOf(county.rootKey);
  if (point.length !== 65) return null;
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  };
  try {
    const key = createPublicKey({ key: jwk, format: 'jwk' });
    if (!verify('sha256', payload, { key, dsaEncoding: 'ieee-p1363' }, signature)) return null;
  } catch {
    return null;
  }
  return parsed(schema, payload.toString('utf8'));
}

const keyOf = (rootKey: string): Buffer => Buffer.from(rootKey, 'base64url');

const readLine = (text: string): Line | null => parsed(lineSchema, text);

function parsed<S extends z.ZodMiniType>(schema: S, text: string): z.output<S> | null {
  try {
    const read = schema.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
