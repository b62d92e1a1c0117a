import type * as z from 'zod/mini';
import { type BoardRow, type boardQuerySchema } from '#domain/desk/desk';
import { maskName } from '#domain/document/name';
import { decisionSchema, measureSchema } from '#domain/policy/verdict';
import { type BoardFilter, type BoardSource, boardSources } from '../store/board';
import type { Db } from '../store/store';
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

/** What desks are told of new checks and arrivals. */
export async function rowNews(tx: Db, rows: readonly { record: string; rev: number }[]): Promise<News[]> {
  const news: News[] = [];
  for (let at = 0; at < rows.length; at += 200) {
    const some = new Map(rows.slice(at, at + 200).map((one) => [one.record, one.rev]));
    const sources = await boardSources(tx, { scope: '', from: 0, records: [...some.keys()] }, some.size);
    for (const source of sources) {
      const rev = some.get(source.record);
      if (rev === undefined) continue;
      news.push({
        rev,
        areas: [source.post_area, source.destination],
        event: { type: 'row', row: boardRow(source) },
      });
    }
  }
  return news.sort((a, b) => a.rev - b.rev);
}

function rowIds(text: string): string[] {
  const value: unknown = JSON.parse(text);
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
