import { useBook } from './language';
import type { Books } from './library';

export type MissingWords = Books['comparisons']['missing'];
export type ComparisonWords = Books['comparisons']['comparisons'];

/** What a village's phone says of who never came, never arrived, or passed no post. */
export const useMissingWords = (): MissingWords => useBook('comparisons').missing;

/** What the desk says of declared, checked and arrived beside each other. */
export const useComparisonWords = (): ComparisonWords => useBook('comparisons').comparisons;
