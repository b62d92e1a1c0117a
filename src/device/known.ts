import type { ToldReport } from '#domain/capacity/site-report';
import type { Supply } from '#domain/capacity/supplies';
import type { Venue } from '#domain/county/county';
import type { Duty } from '#domain/duty/duty';
import type { Expected } from '#domain/expected';
import type { Ward } from '#domain/followup/ward';
import type { Instruction } from '#domain/instruction/instruction';
import type { PostItem } from '#domain/open-item/open-item';
import { numbersOf } from '#domain/pass/revoked';
import type { Change } from '#domain/pull-wire';
import { signedPolicySchema, type Worker } from '#domain/pull-wire';
import type { Room, Transfer } from '#domain/transfer/transfer';
import type { Database } from './database';
import type { Known } from './device';
import { type KnownRows, NOTHING } from './known-rows';
import { type HeldLists, heldLists, holdNoLists, type Lists } from './lists';
import { readSigned, type SignedPolicy } from './trust';

/** What this phone knows with no network, as of a moment: the policy is the highest number in effect then. */
export async function readKnown(
  database: Database,
  now: number,
  held: HeldLists = holdNoLists(),
): Promise<KnownRows> {
  const { rows, lists } = await database.run(async (db) => ({
    rows: await db.getAll('pulled'),
    lists: await heldLists(db, held),
  }));
  const known: Known = { ...NOTHING, ...listed(lists) };
  const workers: Worker[] = [];
  const venues = new Map<string, Venue>();
  const expected: Expected[] = [];
  const instructions: Instruction[] = [];
  const openItems: PostItem[] = [];
  const wards: Ward[] = [];
  const transfers: Transfer[] = [];
  const rooms: Room[] = [];
  const duties: Duty[] = [];
  const supplies: Supply[] = [];
  const siteReports: ToldReport[] = [];
  for (const row of rows) {
    if (row.value === null) continue;
    if (row.table === 'county') known.county = row.value;
    if (row.table === 'worker') workers.push(row.value);
    if (row.table === 'venue') venues.set(row.value.id, row.value);
    if (row.table === 'expected') expected.push(row.value);
    if (row.table === 'instruction') instructions.push(row.value);
    if (row.table === 'open-item') openItems.push(row.value);
    if (row.table === 'ward') wards.push(row.value);
    if (row.table === 'transfer') transfers.push(row.value);
    if (row.table === 'room') rooms.push(row.value);
    if (row.table === 'duty') duties.push(row.value);
    if (row.table === 'supply') supplies.push(row.value);
    if (row.table === 'site-report') siteReports.push(row.value);
  }
  expected.sort((a, b) => a.arriveAt - b.arriveAt);
  const policies = policiesOf(rows);
  const current = policies.filter((one) => one.policy.effectiveFrom <= now).at(-1);
  const later = policies.map((one) => one.policy.effectiveFrom).filter((from) => from > now);
  const policy = { policy: current?.policy ?? null, policyAt: current?.signedAt ?? null };
  return {
    known: { ...known, ...policy, workers, venues },
    expected,
    instructions,
    openItems,
    wards,
    transfers,
    rooms: rooms.sort((a, b) => a.name.localeCompare(b.name, 'zh', { numeric: true })),
    supplies,
    siteReports,
    duties,
    until: later.sort((a, b) => a - b)[0] ?? null,
  };
}

function listed({
  revocations,
  issuers,
  evidence,
}: Lists): Pick<Known, 'issuers' | 'counties' | 'revoked' | 'evidence'> {
  return {
    issuers: issuers?.keys ?? [],
    counties: new Map(issuers?.counties.map(({ area, name }) => [area, name])),
    revoked:
      revocations === null
        ? null
        : { number: revocations.number, asOf: revocations.asOf, passes: numbersOf(revocations.packed) },
    evidence,
  };
}

/** By number, the lowest first. Their signatures were checked before they were stored. */
function policiesOf(rows: readonly Change[]): SignedPolicy[] {
  const policies: SignedPolicy[] = [];
  for (const row of rows) {
    const said =
      row.table === 'policy' && row.value !== null ? readSigned(row.value, signedPolicySchema) : null;
    if (said !== null) policies.push(said);
  }
  return policies.sort((a, b) => a.policy.number - b.policy.number);
}
