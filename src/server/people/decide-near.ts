import { fault, ok, type Result } from '#domain/result';
import type { SignedIn } from '../access/session';
import type { NearMatchRow } from '../store/near-match-rows';
import { isPersonInScope, readMatch } from '../store/near-matches';
import { personsByIds } from '../store/persons';
import type { Db } from '../store/store';
import type { PersonRow } from '../store/tables';

/** What a desk decides about a match or a person, and why. */
export type Deciding = { id: string; reason: string };
export type Undecided = { match: NearMatchRow; one: PersonRow; other: PersonRow };

/**
 * A match that an account may decide, with both persons as they are shown now.
 * @returns `not-found` for none of its area, `already-done` for one that was decided or whose persons are others by now
 */
export async function undecided(
  tx: Db,
  account: SignedIn,
  id: string,
): Promise<Result<Undecided, 'not-found' | 'already-done'>> {
  const match = await readMatch(tx, id);
  if (match === null) return fault('not-found');
  const rows = await personsByIds(tx, [match.one, match.other]);
  const [one, other] = [match.one, match.other].map((person) => rows.find((row) => row.id === person));
  if (one === undefined || other === undefined) return fault('not-found');
  for (const person of [one.id, other.id])
    if (!(await isDecider(tx, account, person))) return fault('not-found');
  if (match.state !== 'open' || one.merged_into !== null || other.merged_into !== null)
    return fault('already-done');
  return ok({ match, one, other });
}

/** Whether an account may decide who a person is: the county's desk for everybody, a town's for those of its area. */
export const isDecider = async (tx: Db, account: SignedIn, person: string): Promise<boolean> =>
  account.role === 'county-desk' || (await isPersonInScope(tx, person, account.area));

/** A decision as a match keeps it. */
export const decisionOf = (
  state: 'merged' | 'apart',
  account: SignedIn,
  { now, reason }: { now: number; reason: string },
): Pick<NearMatchRow, 'state' | 'decided_at' | 'decided_by' | 'why'> => ({
  state,
  decided_at: now,
  decided_by: account.id,
  why: reason,
});
