import { useBook } from './language';
import type { Books } from './library';

export type OpenItemWords = Books['open-items']['openItems'];

/** What the desk says of what waits for it. */
export const useOpenItemWords = (): OpenItemWords => useBook('open-items').openItems;
