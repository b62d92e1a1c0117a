import type { TimelineItem } from '#domain/desk/desk';
import { type EventDetail, type EventKind, eventDetailSchema } from '#domain/desk/person-desk';
import { outcomeSchema } from '#domain/objection/objection';
import { measureSchema } from '#domain/policy/verdict';
import { endEvents } from '../open-items/end-events';
import { listAccounts } from '../store/accounts';
import type { ObjectionRow } from '../store/objection-rows';
import { pointingTo } from '../store/parts';
import { allInstructionsOf, allObjectionsOf, onRecordOf } from '../store/person-events';
import type { Db } from '../store/store';
import type { AuditRow, InstructionRow } from '../store/tables';
import { transferEvents } from '../transfer/transfer-events';

const ON_RECORD = ['colour', 'person-merged', 'person-apart', 'person-split'] as const;
const STEPS = ['received', 'started', 'done'] as const;

/** What happened to a person beside what phones recorded: colours, instructions, objections, joining and taking apart. */
export async function eventItems(db: Db, person: string): Promise<TimelineItem[]> {
  const names = new Map((await listAccounts(db)).map(({ id, name }) => [id, name]));
  const persons = [...(await pointingTo(db, [person])).keys()];
  const onRecord = await onRecordOf(db, persons, ON_RECORD);
  return [
    ...onRecord.filter(isOnce).flatMap((row) => recordedItem(row, names)),
    ...(await allInstructionsOf(db, person)).flatMap(instructionItems),
    ...(await transferEvents(db, person)).map((event) => itemOf({ ...event, kind: 'transfer' })),
    ...(await endEvents(db, person)).map(itemOf),
    ...(await allObjectionsOf(db, person)).flatMap((row) => objectionItems(row, names)),
  ];
}

type Event = { id: string; kind: EventKind; at: number; by?: string | null; detail: EventDetail };

/** `id` names the event together with its kind. */
const itemOf = ({ id, kind, at, by = null, detail }: Event): TimelineItem => ({
  record: id,
  kind,
  at,
  receivedAt: at,
  post: null,
  worker: by,
  verdict: null,
  decision: null,
  detail,
});

type Recorded = Pick<AuditRow, 'seq' | 'at' | 'actor' | 'action' | 'payload'>;

/** Joining and taking apart are on record of both who were joined. */
function isOnce(row: Recorded, at: number, all: readonly Recorded[]): boolean {
  const same = (other: Recorded) => other.action === row.action && other.at === row.at;
  return row.action === 'colour' || all.findIndex(same) === at;
}

function recordedItem(row: Recorded, names: ReadonlyMap<string, string>): TimelineItem[] {
  const kind = ON_RECORD.find((one) => one === row.action);
  if (kind === undefined || row.payload === '') return [];
  const payload: unknown = JSON.parse(row.payload);
  const said = eventDetailSchema.safeParse(payload);
  // That everybody begins green says nothing.
  if (said.success && kind === 'colour' && said.data.was === null && said.data.colour === 'green') return [];
  const by = names.get(row.actor.replace(/^account:/, '')) ?? null;
  const reason = reasonIn(payload);
  const detail = { ...(said.success ? said.data : {}), ...(reason === null ? {} : { text: reason }) };
  return [itemOf({ id: `audit-${row.seq}`, kind, at: row.at, by, detail })];
}

const reasonIn = (payload: unknown): string | null =>
  typeof payload === 'object' && payload !== null && 'reason' in payload && typeof payload.reason === 'string'
    ? payload.reason
    : null;

function instructionItems(row: InstructionRow): TimelineItem[] {
  const { id, number } = row;
  const measure = measureSchema.safeParse(row.measure);
  const given = { number, ...(measure.success ? { measure: measure.data } : {}), text: row.text };
  const steps = STEPS.flatMap((step) => {
    const [at, by, note] = [row[`${step}_at`], row[`${step}_by`], row[`${step}_note`]];
    const detail = { number, step, ...(note === null ? {} : { text: note }) };
    return at === null ? [] : [itemOf({ id: `${id}-${step}`, kind: 'instruction-step', at, by, detail })];
  });
  const ended = (['released', 'replaced', 'withdrawn'] as const).find((why) => why === row.ended_why);
  const end =
    row.ended_at === null || ended === undefined
      ? []
      : [itemOf({ id, kind: 'instruction-end', at: row.ended_at, detail: { number, ended } })];
  return [itemOf({ id, kind: 'instruction', at: row.known_at, detail: given }), ...steps, ...end];
}

function objectionItems(row: ObjectionRow, names: ReadonlyMap<string, string>): TimelineItem[] {
  const { id, answered_at, answered_by, answer } = row;
  const said = itemOf({ id, kind: 'objection', at: row.made_at, detail: { text: row.text } });
  if (answered_at === null) return [said];
  const outcome = outcomeSchema.safeParse(row.outcome);
  const detail = { ...(outcome.success ? { outcome: outcome.data } : {}), text: answer ?? '' };
  const by = names.get(answered_by ?? '') ?? null;
  return [said, itemOf({ id, kind: 'objection-answer', at: answered_at, by, detail })];
}
