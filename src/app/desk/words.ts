import { useBook } from '../words/language';
import type { Books } from '../words/library';

export type DeskWords = Books['desk']['desk'];

export const useDeskWords = (): DeskWords => useBook('desk').desk;

/** Why the county did not take a record, in the words of the phones. */
export const useRejectionWords = (): Books['desk-places']['rejections'] => useBook('desk-places').rejections;

/** What the screens say on which the desk changes things: policy, posts, workers, phones, venues, accounts. */
export const usePlacesWords = (): Books['desk-places']['places'] => useBook('desk-places').places;

/** What is said of entries that may be of one person. */
export const useNearWords = (): Books['desk']['near'] => useBook('desk').near;

/** What is said of where a person's file comes from, and of what happened to them. */
export function useFileWords(): Pick<Books['desk'], 'joined' | 'saidBefore' | 'events'> {
  const { joined, saidBefore, events } = useBook('desk');
  return { joined, saidBefore, events };
}
