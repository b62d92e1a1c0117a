import { type AreaCode, isWithin } from '#domain/area/place';
import type { BoardQuery, BoardRow, DeskEvent } from '#domain/desk/desk';
import type { Colour } from '#domain/policy/verdict';

/** A row that came with the stream, and the number of the event that brought it. */
export type Heard = { row: BoardRow; turn: number };

/** What the stream said since the board was last read: rows, and persons' new colours. */
export type HeardSince = {
  turn: number;
  rows: readonly Heard[];
  colours: readonly { person: string; colour: Colour; turn: number }[];
};

export const NOTHING_HEARD: HeardSince = { turn: 0, rows: [], colours: [] };

/** One event more. Events that say nothing of rows only count. */
export function hear(before: HeardSince, event: DeskEvent): HeardSince {
  const turn = before.turn + 1;
  if (event.type === 'row') return { ...before, turn, rows: [...before.rows, { row: event.row, turn }] };
  if (event.type === 'person') {
    const { person, colour } = event;
    return { ...before, turn, colours: [...before.colours, { person, colour, turn }] };
  }
  return { ...before, turn };
}

/**
 * What is still to be added to an answer of the server: all that was heard after it was asked for. What was heard
 * before is in the answer, or the filter keeps it out.
 * @param asked the turn at which the question was put
 */
export const heardAfter = (heard: HeardSince, asked: number): HeardSince => ({
  turn: heard.turn,
  rows: heard.rows.filter((one) => one.turn > asked),
  colours: heard.colours.filter((one) => one.turn > asked),
});

type Window = { filter: BoardQuery; now: number; areaOfPost: ReadonlyMap<string, AreaCode> };

/**
 * The rows to show: those of the answer and those heard since, each record once, as it was said last, under the colour
 * its person has now, newest first.
 */
export function mergeRows(answered: readonly BoardRow[], heard: HeardSince, window: Window): BoardRow[] {
  const here = heard.rows.map((one) => one.row).filter((row) => concerns(row, window));
  const rows = new Map([...answered, ...here].map((row) => [row.record, row]));
  const colours = new Map(heard.colours.map((one) => [one.person, one.colour]));
  return [...rows.values()]
    .map((row) => ({ ...row, colour: colours.get(row.person) ?? row.colour }))
    .filter((row) => fits(row, window))
    .sort((a, b) => b.at - a.at || (a.record < b.record ? 1 : -1));
}

/** Whether a row that was heard is of the chosen area: by its post or by its destination, as the server takes it. */
function concerns(row: BoardRow, { filter, areaOfPost }: Window): boolean {
  const { area } = filter;
  if (area === undefined) return true;
  return [row.destination, areaOfPost.get(row.post) ?? null].some(
    (one) => one !== null && isWithin(one, area),
  );
}

/** Whether a row still belongs on the board: it may have aged, or its person may have got another colour. */
function fits(row: BoardRow, { filter, now }: Window): boolean {
  return (
    row.at >= now - filter.hours * 3_600_000 &&
    (filter.colour === undefined || row.colour === filter.colour) &&
    (filter.post === undefined || row.post === filter.post) &&
    (filter.decision === undefined || row.decision === filter.decision)
  );
}
