import type { TimelineItem as Item } from '#domain/desk/desk';
import { decisionSchema, verdictSchema } from '#domain/policy/verdict';
import type { FollowUpRow, SelfArrivalRow } from '../store/follow-up-rows';
import type { ArrivalRow, CheckRow, DeclarationRow, Tables } from '../store/tables';

/** Names of posts and workers by id. */
export type Names = { posts: ReadonlyMap<string, string>; workers: ReadonlyMap<string, string> };

/** A stored body as it is shown; its document number was hidden when it was stored. */
const detail = (body: string): unknown => JSON.parse(body);

const times = (row: { id: string; corrected_at: number; received_at: number }) => ({
  record: row.id,
  at: row.corrected_at,
  receivedAt: row.received_at,
});

export const declarationItem = (row: DeclarationRow): Item => ({
  ...times(row),
  kind: 'declaration',
  post: null,
  worker: null,
  verdict: null,
  decision: null,
  detail: detail(row.body),
});

/** A check in a person's timeline, with the verdict that was shown. */
export function checkItem(row: CheckRow, names: Names): Item {
  const body = detail(row.body);
  const shown = verdictSchema.safeParse(
    typeof body === 'object' && body !== null && 'shown' in body ? body.shown : null,
  );
  return {
    ...times(row),
    kind: 'check',
    post: names.posts.get(row.post) ?? null,
    worker: names.workers.get(row.worker) ?? null,
    verdict: shown.success ? shown.data : null,
    decision: decisionSchema.parse(row.decision),
    detail: body,
  };
}

export const arrivalItem = (row: ArrivalRow, names: Names): Item => ({
  ...times(row),
  kind: 'arrival',
  post: names.posts.get(row.post) ?? null,
  worker: names.workers.get(row.worker) ?? null,
  verdict: null,
  decision: null,
  detail: detail(row.body),
});

/** A follow-up, or what the person reported themselves. */
export const followUpItem = (row: FollowUpRow, names: Names): Item => ({
  ...times(row),
  kind: row.pass === null ? 'follow-up' : 'own-report',
  post: names.posts.get(row.post ?? '') ?? null,
  worker: names.workers.get(row.worker ?? '') ?? null,
  verdict: null,
  decision: null,
  detail: {
    temperature:
      row.tenths === null
        ? row.answer === 'refused'
          ? { answer: 'refused', at: row.corrected_at }
          : { answer: 'not-taken', at: row.corrected_at, why: 'other' }
        : { answer: 'taken', at: row.corrected_at, tenths: row.tenths },
    symptoms: JSON.parse(row.symptoms),
    ...(row.word === null ? {} : { advice: row.word }),
  },
});

/** That somebody said to have arrived. */
export const selfArrivalItem = (row: SelfArrivalRow): Item => ({
  ...times(row),
  kind: 'self-arrival',
  post: null,
  worker: null,
  verdict: null,
  decision: null,
  detail: {},
});

export const visitItem = (row: Tables['venue_visits']): Item => ({
  ...times(row),
  kind: 'venue-visit',
  post: null,
  worker: null,
  verdict: null,
  decision: null,
  detail: { venue: row.venue, kind: row.kind },
});
