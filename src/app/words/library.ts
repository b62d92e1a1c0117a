import type * as capacity from './zh/capacity';
import type * as carry from './zh/carry';
import type * as comparisons from './zh/comparisons';
import type * as declare from './zh/declare';
import type * as desk from './zh/desk';
import type * as deskPlaces from './zh/desk-places';
import type * as duty from './zh/duty';
import type * as everywhere from './zh/everywhere-book';
import type * as evidence from './zh/evidence';
import type * as followUp from './zh/follow-up';
import type * as instructions from './zh/instructions';
import type * as openItems from './zh/open-items';
import type * as otherCounty from './zh/other-county';
import type * as ownReport from './zh/own-report';
import type * as pass from './zh/pass';
import type * as post from './zh/post-book';
import type * as privacy from './zh/privacy';
import type * as push from './zh/push';
import type * as reasons from './zh/reasons';
import type * as setup from './zh/setup';
import type * as site from './zh/site';
import type * as transfers from './zh/transfers';

export type Language = 'zh' | 'en';

/**
 * Every book of words by its name. The Chinese ones are the source and give the type; the English ones say the same.
 * `everywhere` is what every page needs, the others belong to the pages that are named in routes.
 */
export type Books = {
  everywhere: typeof everywhere;
  privacy: typeof privacy;
  'other-county': typeof otherCounty;
  declare: typeof declare;
  pass: typeof pass;
  capacity: typeof capacity;
  carry: typeof carry;
  comparisons: typeof comparisons;
  reasons: typeof reasons;
  evidence: typeof evidence;
  post: typeof post;
  instructions: typeof instructions;
  duty: typeof duty;
  push: typeof push;
  'follow-up': typeof followUp;
  'own-report': typeof ownReport;
  'open-items': typeof openItems;
  desk: typeof desk;
  'desk-places': typeof deskPlaces;
  setup: typeof setup;
  site: typeof site;
  transfers: typeof transfers;
};

export type BookName = keyof Books;

/** How each book of a language is fetched. */
export type Shelf = { [Name in BookName]: () => Promise<Books[Name]> };

const SHELVES: Record<Language, Shelf> = {
  zh: {
    everywhere: () => import('./zh/everywhere-book'),
    privacy: () => import('./zh/privacy'),
    'other-county': () => import('./zh/other-county'),
    declare: () => import('./zh/declare'),
    pass: () => import('./zh/pass'),
    capacity: () => import('./zh/capacity'),
    carry: () => import('./zh/carry'),
    comparisons: () => import('./zh/comparisons'),
    reasons: () => import('./zh/reasons'),
    post: () => import('./zh/post-book'),
    instructions: () => import('./zh/instructions'),
    duty: () => import('./zh/duty'),
    push: () => import('./zh/push'),
    'follow-up': () => import('./zh/follow-up'),
    'own-report': () => import('./zh/own-report'),
    evidence: () => import('./zh/evidence'),
    'open-items': () => import('./zh/open-items'),
    desk: () => import('./zh/desk'),
    'desk-places': () => import('./zh/desk-places'),
    setup: () => import('./zh/setup'),
    site: () => import('./zh/site'),
    transfers: () => import('./zh/transfers'),
  },
  en: {
    everywhere: () => import('./en/everywhere-book'),
    privacy: () => import('./en/privacy'),
    'other-county': () => import('./en/other-county'),
    declare: () => import('./en/declare'),
    pass: () => import('./en/pass'),
    capacity: () => import('./en/capacity'),
    carry: () => import('./en/carry'),
    comparisons: () => import('./en/comparisons'),
    reasons: () => import('./en/reasons'),
    post: () => import('./en/post-book'),
    instructions: () => import('./en/instructions'),
    duty: () => import('./en/duty'),
    push: () => import('./en/push'),
    'follow-up': () => import('./en/follow-up'),
    'own-report': () => import('./en/own-report'),
    evidence: () => import('./en/evidence'),
    'open-items': () => import('./en/open-items'),
    desk: () => import('./en/desk'),
    'desk-places': () => import('./en/desk-places'),
    setup: () => import('./en/setup'),
    site: () => import('./en/site'),
    transfers: () => import('./en/transfers'),
  },
};

/** The words of the app, one language at a time: a phone fetches no language that nobody reads on it. */
export type Library = {
  /** A book that was opened, in a language that was spoken. To read another one is a bug. */
  read<Name extends BookName>(language: Language, name: Name): Books[Name];
  /** Fetches books in the language that is spoken; from then on they come along with every language. Rejects without a network. */
  open(names: readonly BookName[]): Promise<void>;
  /** Changes the language once every open book is there in it; rejects, and changes nothing, when one can't be fetched. */
  speak(language: Language): Promise<void>;
};

/** A library that speaks `first`, with nothing open yet. */
export function createLibrary(first: Language, shelves: Record<Language, Shelf> = SHELVES): Library {
  let spoken = first;
  const wanted = new Set<BookName>();
  const held: Record<Language, Partial<Books>> = { zh: {}, en: {} };
  const fetchBook = async <Name extends BookName>(language: Language, name: Name) => {
    const book: Partial<Books>[Name] = await shelves[language][name]();
    held[language][name] = book;
  };
  const missing = (language: Language) => [...wanted].filter((name) => held[language][name] === undefined);
  const fetchMissing = (language: Language) =>
    Promise.all(missing(language).map((name) => fetchBook(language, name)));
  return {
    read(language, name) {
      const book = held[language][name];
      if (book === undefined) throw new Error(`the book ${name} was not opened in ${language}`);
      return book;
    },
    async open(names) {
      for (const name of names) wanted.add(name);
      // While it is under way another book may be opened, or the language changed: asked anew until nothing is missing.
      while (missing(spoken).length > 0) await fetchMissing(spoken);
    },
    async speak(language) {
      while (missing(language).length > 0) await fetchMissing(language);
      spoken = language;
    },
  };
}
