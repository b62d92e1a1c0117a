import type { Duty } from '#domain/duty/duty';
import type { ChangeRow } from '../store/changes';
import type { Db } from '../store/store';
import { everybodyOnDuty } from './duty';

/** Who is on duty at the desks that a page of changes names, by the desk's area: the last who came. */
export async function dutyShelf(
  db: Db,
  changed: readonly ChangeRow[],
  now: number,
): Promise<Map<string, Duty>> {
  if (!changed.some(({ topic }) => topic === 'duty')) return new Map();
  const first = new Map<string, Duty>();
  for (const { account: _, ...duty } of await everybodyOnDuty(db, now))
    if (!first.has(duty.area)) first.set(duty.area, duty);
  return first;
}
