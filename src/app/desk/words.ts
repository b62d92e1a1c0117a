import { useBook } from '../words/language';
import type { Books } from '../words/library';

export type DeskWords = Books['desk']['desk'];

export const useDeskWords = (): DeskWords => useBook('desk').desk;

/** Why the county did not take a record, in the words of the phones. */
export const useRejectionWords = (): Books['desk-places']['rejections'] => useBook('desk-places').rejections;

/** What the screens say on which the desk changes things: policy, posts, workers, phones, venues, accounts. */
export const usePlacesWords = (): Books['desk-places']['places'] => useBook('desk-places').places;
