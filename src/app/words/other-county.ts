import { useBook } from './language';
import type { Books } from './library';

/** What is said when another county answers at the address of the one that is trusted. */
export const useOtherCountyWords = (): Books['other-county'] => useBook('other-county');
