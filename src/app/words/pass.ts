import { useBook } from './language';
import type { Books } from './library';

export const usePassWords = (): Books['pass'] => useBook('pass');
