import { type ComponentChildren, createContext } from 'preact';
import { useContext } from 'preact/hooks';

export type Language = 'zh' | 'en';

/** The same words in both languages; the Chinese ones are the source and give the type. */
export type Catalogue<T> = Record<Language, T>;

/** BCP 47 tag of each language. */
export const LOCALE: Record<Language, string> = { zh: 'zh-CN', en: 'en-GB' };

const LanguageContext = createContext<Language>('zh');

/** The language of everything inside. */
export function SpokenIn({ language, children }: { language: Language; children: ComponentChildren }) {
  return <LanguageContext.Provider value={language}>{children}</LanguageContext.Provider>;
}

/** The language that is spoken here. */
export const useLanguage = (): Language => useContext(LanguageContext);

/** The words of one catalogue in the language that is spoken here. */
export const useCatalogue = <T,>(catalogue: Catalogue<T>): T => catalogue[useLanguage()];
