import { type OpenItemKind, openItemKindSchema } from '#domain/open-item/open-item';

/** The kind that the address asks for; null for all, and where it says something else. */
export const readKind = (query: Readonly<Record<string, string>>): OpenItemKind | null =>
  openItemKindSchema.safeParse(query['kind']).data ?? null;

/** The address of the page with one kind, or with all. */
export const openHref = (kind: OpenItemKind | null): string =>
  kind === null ? '/desk/open' : `/desk/open?kind=${kind}`;
