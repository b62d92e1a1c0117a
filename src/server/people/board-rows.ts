import type * as z from 'zod/mini';
import { type BoardRow, type boardQuerySchema } from '#domain/desk/desk';
import { maskName } from '#domain/document/name';
import { decisionSchema, measureSchema } from '#domain/policy/verdict';
import type { BoardFilter, BoardSource } from '../store/board';
import { namesOf } from '../store/names';
import type { Db } from '../store/store';
import type { ArrivalRow, CheckRow, PersonRow } from '../store/tables';
import { colourOf } from './judge';
import type { News } from './live-events';

/** A row of the board as a desk sees it. */
export function boardRow(source: BoardSource): BoardRow {
  const { record, person, kind, at, post, worker, plate, origin, destination } = source;
  return {
    record,
    person,
    kind,
    name: source.name === null ? '' : maskName(source.name),
    at,
    receivedAt: source.received_at,
    post,
    postName: source.post_name ?? '',
    worker,
    plate,
    origin,
    destination,
    colour: colourOf(source.colour),
    measure: measureSchema.parse(source.measure),
    shown: source.shown === null ? null : colourOf(source.shown),
    decision: source.decision === null ? null : decisionSchema.parse(source.decision),
    overridden: source.overridden === 1,
    rows: rowIds(source.rows),
  };
}

/** The filter of a board for an account's area. */
export const filterOf = (
  query: z.infer<typeof boardQuerySchema>,
  scope: string,
  now: number,
): BoardFilter => ({
  scope,
  from: now - query.hours * 3_600_000,
  colour: query.colour,
  post: query.post,
  area: query.area,
  decision: query.decision,
});

/** Checks and arrivals as they were just stored, with the revs of their records and the persons that they are of. */
export type NewRows = {
  checks: readonly CheckRow[];
  arrivals: readonly ArrivalRow[];
  revs: ReadonlyMap<string, number>;
  persons: ReadonlyMap<string, Pick<PersonRow, 'name' | 'colour' | 'measure'>>;
};

/** What desks are told of new checks and arrivals: what the board would read of them, put together from what is at hand. */
export async function rowNews(tx: Db, rows: NewRows): Promise<News[]> {
  const all = [...rows.checks, ...rows.arrivals];
  const posts = await namesOf(
    tx,
    'posts',
    all.map((row) => row.post),
  );
  const workers = await namesOf(
    tx,
    'workers',
    all.map((row) => row.worker),
  );
  return all.map((row) => {
    const source = sourceOf(row, { whose: rows.persons.get(row.person), posts, workers });
    return {
      rev: rows.revs.get(row.id) ?? 0,
      areas: [source.post_area, source.destination],
      event: { type: 'row', row: boardRow(source) },
    };
  });
}

type Named = {
  whose: Pick<PersonRow, 'name' | 'colour' | 'measure'> | undefined;
  posts: ReadonlyMap<string, string>;
  workers: ReadonlyMap<string, string>;
};

function sourceOf(row: CheckRow | ArrivalRow, { whose, posts, workers }: Named): BoardSource {
  const check = 'decision' in row ? row : null;
  return {
    record: row.id,
    person: row.person,
    kind: check === null ? 'arrival' : 'check',
    name: whose?.name ?? null,
    at: row.corrected_at,
    received_at: row.received_at,
    post: row.post,
    post_name: posts.get(row.post) ?? null,
    post_area: row.area,
    worker: workers.get(row.worker) ?? null,
    plate: row.plate,
    origin: row.origin,
    destination: check === null ? row.area : check.destination,
    colour: whose?.colour ?? 'green',
    measure: whose?.measure ?? 'none',
    shown: check?.shown ?? null,
    decision: check?.decision ?? null,
    overridden: check?.overridden ?? 0,
    rows: check?.rows ?? '[]',
  };
}

function rowIds(text: string): string[] {
  const value: unknown = JSON.parse(text);
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
