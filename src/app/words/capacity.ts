import { useBook } from './language';
import type { Books } from './library';

/** What the desk says of rooms, tests, drivers and supplies. */
export const useCapacityWords = (): Books['capacity'] => useBook('capacity');
