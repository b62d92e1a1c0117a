import * as z from 'zod/mini';
import type { RecentRecord } from '#device/device';
import { idSchema, timeSchema } from '#domain/field';
import { closedBy } from '#domain/open-item/closing';
import { endDue } from '#domain/open-item/ends-of-check';
import type { PostItem } from '#domain/open-item/open-item';

const kindSchema = z.enum(['spot-test', 'turn-back', 'refusal', 'fewer-checked']);

/** What waits at this post. `at` is when the person was checked, `due` until when it must be settled, ms UTC. */
export type OpenHere = {
  kind: z.infer<typeof kindSchema>;
  /** The check that opened it. */
  record: string;
  name: string;
  plate: string | null;
  at: number;
  due: number;
  /** It waits for a nucleic-acid test that was taken before. */
  naat: boolean;
};

/** What this phone said of open ends itself: the county may not have heard of it yet. Kept on the phone. */
export const saidHereSchema = z.array(z.object({ kind: kindSchema, record: idSchema, at: timeSchema }));
export type SaidHere = z.infer<typeof saidHereSchema>;

/** What is older stands with the county alone, ms: it tells for longer what came of what was closed. */
export const OWN_FOR = 2 * 24 * 3_600_000;

type Known = {
  /** What the county told, closed ones too. */
  told: readonly PostItem[];
  /** The newest records of this phone. */
  own: readonly RecentRecord[];
  said: SaidHere;
  hours: Parameters<typeof endDue>[2];
};

/**
 * What waits at this post by all that the phone knows: what the county told, and what its own checks leave open of which
 * the county has not told yet, less what was said here already. Results first, then the nearest limit.
 */
export function openHere({ told, own, said, hours }: Known): OpenHere[] {
  const known = new Map<string, OpenHere | null>();
  for (const item of told) {
    const kind = kindSchema.safeParse(item.kind);
    if (closedBy(item.kind) !== 'post' || !kind.success) continue;
    const { record, name, plate, at, due, detail } = item;
    const open = { kind: kind.data, record, name, plate, at, due, naat: detail.method === 'naat' };
    known.set(keyOf(open), item.closed === null ? open : null);
  }
  for (const record of own) {
    const open = leftOpen(record, hours);
    if (open !== null && !known.has(keyOf(open))) known.set(keyOf(open), open);
  }
  for (const one of said) known.set(keyOf(one), null);
  return [...known.values()].filter((one) => one !== null).sort(resultsFirst);
}

const ENDS = new Map<string | null, 'spot-test' | 'turn-back'>([
  ['test-on-spot', 'spot-test'],
  ['turn-back', 'turn-back'],
]);

/** What an own check leaves open, as far as its line on the phone says; one that was refused is made again anyway. */
function leftOpen(record: RecentRecord, hours: Known['hours']): OpenHere | null {
  const { id, kind, state, takenAt: at, label } = record;
  const end = ENDS.get(label.decision);
  if (kind !== 'check' || state === 'rejected' || state === 'conflict' || end === undefined) return null;
  const due = endDue(end, { at, knownAt: at }, hours);
  return { kind: end, record: id, name: label.name, plate: label.plate, at, due, naat: false };
}

const keyOf = ({ kind, record }: Pick<OpenHere, 'kind' | 'record'>): string => `${kind} ${record}`;

const resultsFirst = (a: OpenHere, b: OpenHere): number =>
  Number(b.kind === 'spot-test') - Number(a.kind === 'spot-test') || a.due - b.due;

/** One saying more; what is too old to matter is let go. */
export const addSaid = (said: SaidHere, one: SaidHere[number]): SaidHere => [
  one,
  ...said.filter(({ at }) => at > one.at - 2 * OWN_FOR),
];
