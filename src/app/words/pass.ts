import { pass as passEn, venue as venueEn } from './en/pass';
import { type Catalogue, useCatalogue } from './language';
import { pass as passZh, venue as venueZh } from './zh/pass';

type PassWords = { pass: typeof passZh; venue: typeof venueZh };

const PASS: Catalogue<PassWords> = {
  zh: { pass: passZh, venue: venueZh },
  en: { pass: passEn, venue: venueEn },
};

export const usePassWords = (): PassWords => useCatalogue(PASS);
