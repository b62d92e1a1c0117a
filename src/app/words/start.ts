import { privacy as privacyEn, start as startEn } from './en/start';
import type { Catalogue } from './language';
import { privacy as privacyZh, start as startZh } from './zh/start';

export const START_WORDS: Catalogue<{ start: typeof startZh; privacy: typeof privacyZh }> = {
  zh: { start: startZh, privacy: privacyZh },
  en: { start: startEn, privacy: privacyEn },
};
