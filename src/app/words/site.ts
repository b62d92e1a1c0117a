import { useBook } from './language';
import type { Books } from './library';

/** What a quarantine site's phone says. */
export const useSiteWords = (): Books['site']['site'] => useBook('site').site;

/** What it says of its supplies. */
export const useSiteSupplyWords = (): Books['site']['supplies'] => useBook('site').supplies;
