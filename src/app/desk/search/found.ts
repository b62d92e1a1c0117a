import type { SearchAnswer } from '#domain/desk/search-desk';

/** What was searched, and who was found. Never kept beyond the open page. */
export type Found = { text: string; answer: SearchAnswer };
