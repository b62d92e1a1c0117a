import { randomBytes } from 'node:crypto';
import { fromBase64Url, toBase64Url, toHex } from '#domain/bytes';
import { documentTypeSchema } from '#domain/document/identity';
import { last4 } from '#domain/document/show';
import { issuePass } from '#domain/pass/issue';
import type { PassPayload } from '#domain/pass/payload';
import { compressPoint } from '#domain/pass/point';
import { type Verdict, verdictSchema } from '#domain/policy/verdict';
import { fault, ok, type Result } from '#domain/result';
import type { PassAnswer } from '#domain/wire';
import type { Context } from '../context';
import { declarationOf } from '../people/expected';
import { judge } from '../people/judge';
import { fileOf } from '../people/place-person';
import { record } from '../store/audit';
import { readCounty, readPost } from '../store/county';
import { touchExpectedOf } from '../store/expected';
import { addPass, livingPasses, revokePass } from '../store/passes';
import { readPerson } from '../store/persons';
import { lastCheckBy, readDeclaration } from '../store/sayings';
import type { Db } from '../store/store';
import type { DeclarationRow, InstallRow, PassRow, PersonRow } from '../store/tables';
import { publishRevocations } from './revocation-list';

/** A pass is good until three days after the declared arrival, or from now where that has gone by. */
const LIFE = 3 * 24 * 3_600_000;

type Asked = { declarations: readonly string[]; carrier: 'live' | 'paper' };
type Issued = PassAnswer['passes'][number];

/**
 * The passes of a phone's own declarations. One that is good comes back as it is; one active carrier a person, so that
 * paper revokes the live pass (PASS.md "Paper"), and while paper is good it is what comes back.
 * @returns `not-found` when a declaration is not this phone's, and then nothing was issued
 */
export async function passesFor(
  context: Context,
  install: InstallRow,
  asked: Asked,
): Promise<Result<PassAnswer, 'not-found'>> {
  const now = context.now();
  return await context.store.write(async (tx) => {
    const declarations: DeclarationRow[] = [];
    for (const id of new Set(asked.declarations)) {
      const row = await readDeclaration(tx, id);
      if (row?.install !== install.id) return fault('not-found');
      declarations.push(row);
    }
    const passes: Issued[] = [];
    for (const row of declarations)
      passes.push(await passFor(tx, context, { row, install, carrier: asked.carrier, now }));
    return ok({ passes, serverTime: now });
  });
}

type Asking = { row: DeclarationRow; install: InstallRow; carrier: 'live' | 'paper'; now: number };

async function passFor(tx: Db, context: Context, asking: Asking): Promise<Issued> {
  const { row, install, carrier, now } = asking;
  const person = await readPerson(tx, row.person);
  if (person === null) throw new Error('a declaration without a person');
  const { verdict } = judge(fileOf(person), person, { policy: await context.policies.inForce(tx, now), now });
  const living = await livingPasses(tx, row.id, now);
  let pass = living.find((one) => one.carrier === 'paper') ?? living.find((one) => one.carrier === carrier);
  if (pass === undefined) {
    pass = await issue(tx, context, { ...asking, person, verdict });
    const replaced = living.map((one) => one.number);
    for (const number of replaced) await revokePass(tx, number, now);
    const area = (await readCounty(tx))?.area ?? row.area;
    if (replaced.length > 0) await publishRevocations(tx, context.keys, { area, now });
    await touchExpectedOf(tx, [person.id], now);
    const payload = { pass: pass.number, carrier, replaced };
    const actor = `install:${install.id}`;
    await record(tx, [{ at: now, actor, action: 'pass', subject: person.id, area: row.area, payload }]);
  }
  const lastCheck = await lastCheckFor(tx, person.id, install.id);
  return {
    declaration: row.id,
    number: pass.number,
    pass: pass.bytes,
    carrier: pass.carrier,
    expires: pass.expires_at,
    verdict,
    ...(lastCheck === null ? {} : { lastCheck }),
  };
}

async function issue(
  tx: Db,
  context: Context,
  asking: Asking & { person: PersonRow; verdict: Verdict },
): Promise<PassRow> {
  const { row, install, carrier, now, person, verdict } = asking;
  const { issuer, documents } = context.keys;
  const body = declarationOf(row.body);
  const type = documentTypeSchema.safeParse(person.document_type);
  const document =
    type.success && person.document !== null
      ? { type: type.data, number: documents.decrypt(person.document) }
      : null;
  const exp = Math.floor((Math.max(row.arrive_at, now) + LIFE) / 1000);
  const number = toHex(randomBytes(8));
  const payload: PassPayload = {
    exp,
    cti: number,
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
  const bytes = toBase64Url(await issuePass(payload, issuer.kid, issuer.sign));
  const pass: PassRow = {
    number,
    area: row.area,
    declaration: row.id,
    person: person.id,
    install: install.id,
    carrier,
    bytes,
    issued_at: now,
    expires_at: exp * 1000,
    revoked_at: null,
  };
  await addPass(tx, pass);
  return pass;
}

/**
 * The person's last check at which this phone's own declaration or pass was at hand. Anybody can declare for anybody
 * whose document number they know: that must not tell them where that person was seen.
 */
async function lastCheckFor(tx: Db, person: string, install: string): Promise<Issued['lastCheck'] | null> {
  const last = await lastCheckBy(tx, person, install);
  if (last === null) return null;
  const post = await readPost(tx, last.post);
  const body: unknown = JSON.parse(last.body);
  const shown = typeof body === 'object' && body !== null && 'shown' in body ? body.shown : null;
  return {
    at: last.corrected_at,
    post: post?.name ?? '',
    verdict: verdictSchema.parse(shown),
    decision: last.decision,
  };
}
