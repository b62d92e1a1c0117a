import { useBook } from '../words/language';
import type { Books } from '../words/library';

export const useSetupWords = (): Books['setup']['setup'] => useBook('setup').setup;
