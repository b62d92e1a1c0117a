import { useBook } from './language';
import type { Books } from './library';

export const usePrivacyWords = (): Books['privacy']['privacy'] => useBook('privacy').privacy;
