import { useBook } from './language';
import type { Books } from './library';

export const useCarryWords = (): Books['carry'] => useBook('carry');
