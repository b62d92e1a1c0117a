import { desk as deskEn } from '../words/en/desk';
import { places as placesEn } from '../words/en/desk-places';
import { type Catalogue, useCatalogue } from '../words/language';
import { desk as deskZh } from '../words/zh/desk';
import { places as placesZh } from '../words/zh/desk-places';

export type DeskWords = typeof deskZh;

const DESK: Catalogue<DeskWords> = { zh: deskZh, en: deskEn };
const PLACES: Catalogue<typeof placesZh> = { zh: placesZh, en: placesEn };

export const useDeskWords = (): DeskWords => useCatalogue(DESK);
/** What the screens say on which the desk changes things: policy, posts, workers, phones, venues, accounts. */
export const usePlacesWords = (): typeof placesZh => useCatalogue(PLACES);
