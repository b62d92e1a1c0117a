import type { Instruction } from '#domain/instruction/instruction';
import { type ChangeRow, instructionKey } from '../store/changes';
import { instructionsByIds } from '../store/instructions';
import type { Db } from '../store/store';
import { instructionsOf } from './instruction-of';

/** An ended instruction is told of for so long, ms: a phone that was off hears that it is over. */
const ENDED_TOLD = 3 * 24 * 3_600_000;

/**
 * The instructions that a page of changes names, as villages read them, by the keys of the changes. One that was sent
 * elsewhere since is not there under its old key.
 */
export async function instructionShelf(
  db: Db,
  changed: readonly ChangeRow[],
  now: number,
): Promise<Map<string, Instruction>> {
  const keys = changed.flatMap(({ topic, key }) => (topic === 'instruction' ? [key] : []));
  const ids = keys.map((key) => key.split(' ')[0] ?? '');
  const rows = (await instructionsByIds(db, ids)).filter(
    ({ ended_at }) => ended_at === null || ended_at > now - ENDED_TOLD,
  );
  const told = await instructionsOf(db, rows, 'village');
  return new Map(told.map((one) => [instructionKey(one.id, one.area), one]));
}
