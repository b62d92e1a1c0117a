import { useBook } from './language';
import type { Books } from './library';

/** What the screens of checkpoints and village posts say. */
export const usePostWords = (): Books['post'] => useBook('post');
