import { useBook } from './language';
import type { Books } from './library';

export const useStartWords = (): Books['everywhere']['start'] => useBook('everywhere').start;
