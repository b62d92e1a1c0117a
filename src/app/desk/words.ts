import { useBook } from '../words/language';
import type { Books } from '../words/library';

export type DeskWords = Books['desk']['desk'];

export const useDeskWords = (): DeskWords => useBook('desk').desk;

/** What the screens say on which the desk changes things: policy, posts, workers, phones, venues, accounts. */
export const usePlacesWords = (): Books['desk-places']['places'] => useBook('desk-places').places;
