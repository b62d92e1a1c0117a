import { type BoardQuery, boardQuerySchema } from '#domain/desk/desk';

/** The board's filter as an address says it, and which of its parts were not understood. */
export type ReadFilter = { filter: BoardQuery; wrong: readonly string[] };

/** Hours that can be chosen; any other number from 1 to 336 may stand in the address. */
export const HOURS: readonly number[] = [6, 12, 24, 72, 168, 336];

const NO_FILTER: BoardQuery = { hours: 24 };

/** Reads each part of the query by itself: one that is unknown or makes no sense costs only itself. */
export function readFilter(query: Readonly<Record<string, string>>): ReadFilter {
  const parts = Object.entries(query);
  const right = parts.filter(([key, value]) => boardQuerySchema.safeParse({ [key]: value }).success);
  const parsed = boardQuerySchema.safeParse(Object.fromEntries(right));
  return {
    filter: parsed.success ? parsed.data : NO_FILTER,
    wrong: parts.filter((part) => !right.includes(part)).map(([key]) => key),
  };
}

/** The query of an address or request for a filter; what is as by default is left out. */
export function filterQuery(filter: BoardQuery): string {
  const query = new URLSearchParams();
  if (filter.hours !== NO_FILTER.hours) query.set('hours', String(filter.hours));
  for (const key of ['colour', 'post', 'area', 'decision'] as const) {
    const value = filter[key];
    if (value !== undefined) query.set(key, value);
  }
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

/** The address of the board with a filter. */
export const boardHref = (filter: BoardQuery): string => `/desk${filterQuery(filter)}`;

type Choosable = 'colour' | 'post' | 'area' | 'decision';

/** The filter with one part changed; undefined takes it out. */
export function withPart<K extends Choosable>(filter: BoardQuery, key: K, value: BoardQuery[K]): BoardQuery {
  const { [key]: _, ...rest } = filter;
  const bare: BoardQuery = { ...rest, hours: filter.hours };
  return value === undefined ? bare : { ...bare, [key]: value };
}

/** Whether anything but the hours is chosen. */
export const isNarrowed = (filter: BoardQuery): boolean =>
  filter.colour !== undefined ||
  filter.post !== undefined ||
  filter.area !== undefined ||
  filter.decision !== undefined;
