import { type ComponentChildren, createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { BookName, Books, Language, Library } from './library';

/** BCP 47 tag of each language. */
export const LOCALE: Record<Language, string> = { zh: 'zh-CN', en: 'en-GB' };

type Spoken = { language: Language; library: Library };

const SpokenContext = createContext<Spoken | null>(null);

/** The language of everything inside, and the books that it is read from. */
export function SpokenIn({ language, library, children }: Spoken & { children: ComponentChildren }) {
  return <SpokenContext.Provider value={{ language, library }}>{children}</SpokenContext.Provider>;
}

function useSpoken(): Spoken {
  const spoken = useContext(SpokenContext);
  if (spoken === null) throw new Error('outside of every language');
  return spoken;
}

/** The library, for a part of a page that opens a book of its own when it is fetched. */
export const useLibrary = (): Library => useSpoken().library;

/** The language that is spoken here. */
export const useLanguage = (): Language => useSpoken().language;

/** A book in the language that is spoken here. Only on pages for which routes opens it. */
export function useBook<Name extends BookName>(name: Name): Books[Name] {
  const { language, library } = useSpoken();
  return library.read(language, name);
}
