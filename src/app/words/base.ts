import { common as commonEn } from './en/everywhere';
import { terms as termsEn } from './en/terms';
import { type Catalogue, useCatalogue } from './language';
import { common as commonZh } from './zh/everywhere';
import { terms as termsZh } from './zh/terms';

type Base = { common: typeof commonZh; terms: typeof termsZh };

const BASE: Catalogue<Base> = {
  zh: { common: commonZh, terms: termsZh },
  en: { common: commonEn, terms: termsEn },
};

/** What every screen may say. Each person's screens have a catalogue of their own beside it. */
export const useWords = (): Base => useCatalogue(BASE);
