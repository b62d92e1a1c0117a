import type { InstructionStep } from '#domain/instruction/instruction';
import { touchWards } from '../followup/watch-persons';
import type { News } from '../people/live-events';
import { listWorkers } from '../store/county';
import { instructionsByIds, takeStep } from '../store/instructions';
import type { Db } from '../store/store';
import { tellOf } from './instruct-persons';

/** A step as a village's phone said it. `area` is that of the post where it was said, `at` the corrected time. */
export type SaidStep = InstructionStep & { area: string; worker: string; at: number };

/**
 * Takes over what villages say of their instructions, in the transaction that stores the records. A post speaks for its
 * own area alone; of what it says of others the record stays in the history and changes nothing.
 * @returns what desks are told after the commit
 */
export async function takeSteps(tx: Db, said: readonly SaidStep[]): Promise<News[]> {
  if (said.length === 0) return [];
  const rows = await instructionsByIds(
    tx,
    said.map(({ instruction }) => instruction),
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  const names = new Map((await listWorkers(tx)).map(({ id, name }) => [id, name]));
  const taken: { id: string; area: string }[] = [];
  for (const { instruction, step, note, area, worker, at } of said) {
    const row = byId.get(instruction);
    if (row === undefined || !row.area.startsWith(area)) continue;
    const by = names.get(worker) ?? '';
    if (await takeStep(tx, row.id, step, { at, by, note: note ?? null }))
      taken.push({ id: row.id, area: row.area });
  }
  // Who is under control is where they are to stay.
  const found = taken.flatMap(({ id }) => byId.get(id)?.person ?? []);
  return [...(await tellOf(tx, taken)), ...(await touchWards(tx, found))];
}
