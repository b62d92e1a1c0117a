import { useBook } from './language';
import type { Books } from './library';

/** What every screen may say. Each person's screens have a book of their own beside it. */
export const useWords = (): Pick<Books['everywhere'], 'common' | 'terms'> => useBook('everywhere');
