import { randomBytes } from 'node:crypto';
import { fromBase64Url, toBase64Url, toHex } from '#domain/bytes';
import { documentTypeSchema } from '#domain/document/identity';
import { last4 } from '#domain/document/show';
import { issuePass } from '#domain/pass/issue';
import type { PassPayload } from '#domain/pass/payload';
import { compressPoint } from '#domain/pass/point';
import type { Context } from '../context';
import { declarationOf } from '../people/expected';
import { judge } from '../people/judge';
import { fileOf } from '../people/place-person';
import { addPass } from '../store/passes';
import { readPerson } from '../store/persons';
import type { Db } from '../store/store';
import type { DeclarationRow, InstallRow, PassRow } from '../store/tables';

/** A pass is good until three days after the declared arrival, or from now where that has gone by. */
export const PASS_LIFE = 3 * 24 * 3_600_000;

export type Issuing = {
  row: DeclarationRow;
  /** Whose key a live pass is bound to. */
  install: InstallRow;
  carrier: PassRow['carrier'];
  claim: PassRow['claim'];
  /** ms UTC */
  now: number;
};

/** Signs and keeps a new pass for a declaration. Which others it takes the place of is the caller's to say. */
export async function issueFor(tx: Db, context: Context, issuing: Issuing): Promise<PassRow> {
  const { row, install, carrier, claim, now } = issuing;
  const number = toHex(randomBytes(8));
  const exp = Math.floor((Math.max(row.arrive_at, now) + PASS_LIFE) / 1000);
  const { issuer } = context.keys;
  const payload = { ...(await saidOf(tx, context, issuing)), cti: number, exp };
  const pass: PassRow = {
    number,
    area: row.area,
    declaration: row.id,
    person: row.person,
    install: install.id,
    carrier,
    bytes: toBase64Url(await issuePass(payload, issuer.kid, issuer.sign)),
    issued_at: now,
    expires_at: exp * 1000,
    revoked_at: null,
    replaced_by: null,
    claim,
  };
  await addPass(tx, pass);
  return pass;
}

async function saidOf(
  tx: Db,
  context: Context,
  { row, install, carrier, now }: Issuing,
): Promise<Omit<PassPayload, 'cti' | 'exp'>> {
  const person = await readPerson(tx, row.person);
  if (person === null) throw new Error('a declaration without a person');
  const { verdict } = judge(fileOf(person), person, { policy: await context.policies.inForce(tx, now), now });
  const body = declarationOf(row.body);
  const type = documentTypeSchema.safeParse(person.document_type);
  const document =
    type.success && person.document !== null
      ? { type: type.data, number: context.keys.documents.decrypt(person.document) }
      : null;
  return {
    deviceKey: carrier === 'live' ? compressPoint(fromBase64Url(install.key) ?? new Uint8Array(0)) : null,
    name: body.person.name,
    last4: document === null ? null : last4(document),
    origin: body.trip.origin,
    destination: row.area,
    plate: row.plate,
    policyNumber: verdict.policy,
    documentType: document?.type ?? 'none',
    partySize: row.party_size,
    colour: verdict.colour,
    formVersion: body.form,
  };
}
