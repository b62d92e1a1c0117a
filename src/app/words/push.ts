import { useBook } from './language';
import type { Books } from './library';

/** What a village's phone says of being told while its app is closed. */
export const usePushWords = (): Books['push']['push'] => useBook('push').push;
