import { v7 as uuid } from 'uuid';
import { dueAt } from '#domain/instruction/instruction';
import type { PreparedPolicy } from '#domain/policy/prepared';
import type { Verdict } from '#domain/policy/verdict';
import type { News } from '../people/live-events';
import { instructionKey, touch } from '../store/changes';
import { addInstructions, endInstructions, openOf, redirectInstruction } from '../store/instructions';
import { takeNumbers, takeRevs } from '../store/meta';
import type { Db } from '../store/store';
import type { InstructionRow } from '../store/tables';

/** Somebody who was judged, where they are or go, and what was found. */
export type JudgedPerson = { person: string; area: string; verdict: Verdict };

/** An instruction that was made, sent elsewhere or ended. */
type Changed = { id: string; area: string };

/**
 * Sees to it, in the transaction that judged them, that everybody red or orange has the instruction that their measure
 * needs, and nobody another (PRODUCT.md rule 7): made when they become known, replaced when the measure changes, sent
 * elsewhere when they are, ended when the measure is. The clocks run from now.
 * @returns what desks are told after the commit
 */
export async function instructPersons(
  tx: Db,
  judged: readonly JudgedPerson[],
  by: { policy: PreparedPolicy; now: number },
): Promise<News[]> {
  const rows = await openOf(
    tx,
    judged.map(({ person }) => person),
  );
  const made: InstructionRow[] = [];
  const ended = { released: [] as Changed[], replaced: [] as Changed[] };
  const moved: { row: InstructionRow; to: string }[] = [];
  for (const one of judged) {
    const wanted = measureOf(one.verdict);
    const own = rows.filter(({ person }) => person === one.person);
    // Two who turned out to be one may have an instruction each: the older one stays.
    const [stays, ...others] = own.filter(({ measure }) => measure === wanted);
    const over = wanted === null ? ended.released : ended.replaced;
    over.push(...own.filter(({ measure }) => measure !== wanted));
    ended.replaced.push(...others);
    if (wanted !== null && stays === undefined) made.push(instructionOf(one, wanted, by));
    if (stays !== undefined && stays.area !== one.area) moved.push({ row: stays, to: one.area });
  }
  for (const why of ['released', 'replaced'] as const)
    await endInstructions(
      tx,
      ended[why].map(({ id }) => id),
      { at: by.now, why },
    );
  for (const { row, to } of moved) await redirectInstruction(tx, row.id, to);
  await addInstructions(tx, await numbered(tx, made));
  return await tellOf(tx, [
    ...ended.released,
    ...ended.replaced,
    ...moved.flatMap(({ row, to }) => [row, { id: row.id, area: to }]),
    ...made,
  ]);
}

/** The measure that needs an instruction: whoever is green needs none. */
const measureOf = ({ colour, measure }: Verdict): string | null =>
  colour === 'green' || measure === 'none' ? null : measure;

/** A new instruction; its number comes with those of its batch. */
export function instructionOf(
  about: { person: string; area: string } | { area: string; text: string; issuedBy: string },
  measure: string | null,
  by: { policy: PreparedPolicy; now: number },
): InstructionRow {
  const due = dueAt(by.now, by.policy.policy.parameters.deadlinesHours);
  return {
    id: uuid(),
    number: 0,
    area: about.area,
    person: 'person' in about ? about.person : null,
    measure,
    text: 'text' in about ? about.text : '',
    issued_by: 'issuedBy' in about ? about.issuedBy : null,
    known_at: by.now,
    due_received: due.received,
    due_started: due.started,
    due_done: due.done,
    received_at: null,
    received_by: null,
    received_note: null,
    started_at: null,
    started_by: null,
    started_note: null,
    done_at: null,
    done_by: null,
    done_note: null,
    ended_at: null,
    ended_why: null,
    called_at: null,
    called_by: null,
    calls: 0,
    pushed_at: null,
    texted_at: null,
    text_tries: 0,
  };
}

/** The rows with the next numbers of the county. */
export async function numbered(tx: Db, rows: readonly InstructionRow[]): Promise<InstructionRow[]> {
  if (rows.length === 0) return [];
  const first = await takeNumbers(tx, 'instruction-number', rows.length);
  return rows.map((row, at) => ({ ...row, number: first + at }));
}

/** Tells phones and desks that instructions changed. */
export async function tellOf(tx: Db, changed: readonly Changed[]): Promise<News[]> {
  if (changed.length === 0) return [];
  await touch(
    tx,
    changed.map(({ id, area }) => ({
      topic: 'instruction',
      key: instructionKey(id, area),
      area,
      post: null,
      at: null,
    })),
  );
  let rev = await takeRevs(tx, changed.length);
  return changed.map(({ area }) => ({ rev: rev++, areas: [area], event: { type: 'instructions' } }));
}
