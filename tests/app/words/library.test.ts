import { expect, test } from 'vitest';
import { type BookName, createLibrary, type Language, type Shelf } from '../../../src/app/words/library';

/** Shelves whose books come when the test says so; which language they are in does not matter here. */
function slowShelves() {
  const asked: { book: string; come: () => void; fail: () => void }[] = [];
  const shelves = shelvesWhich((language, name, load) => {
    return new Promise((resolve, reject) => {
      asked.push({
        book: `${language} ${name}`,
        come: () => void load().then(resolve, reject),
        fail: () => reject(new Error('no network')),
      });
    });
  });
  const take = (book: string) => {
    const at = asked.findIndex((one) => one.book === book);
    const found = asked.splice(at, 1)[0];
    if (at < 0 || found === undefined) throw new Error(`${book} was not asked for`);
    return found;
  };
  return { shelves, take, asked: () => asked.map(({ book }) => book) };
}

type Wait = <T>(language: Language, name: BookName, load: () => Promise<T>) => Promise<T>;

function shelvesWhich(wait: Wait): Record<Language, Shelf> {
  const shelf = (language: Language): Shelf => {
    const of = <T>(name: BookName, load: () => Promise<T>) => {
      return () => wait(language, name, load);
    };
    return {
      everywhere: of('everywhere', () => import('../../../src/app/words/zh/everywhere-book')),
      privacy: of('privacy', () => import('../../../src/app/words/zh/privacy')),
      'other-county': of('other-county', () => import('../../../src/app/words/zh/other-county')),
      declare: of('declare', () => import('../../../src/app/words/zh/declare')),
      pass: of('pass', () => import('../../../src/app/words/zh/pass')),
      capacity: of('capacity', () => import('../../../src/app/words/zh/capacity')),
      carry: of('carry', () => import('../../../src/app/words/zh/carry')),
      reasons: of('reasons', () => import('../../../src/app/words/zh/reasons')),
      post: of('post', () => import('../../../src/app/words/zh/post-book')),
      instructions: of('instructions', () => import('../../../src/app/words/zh/instructions')),
      duty: of('duty', () => import('../../../src/app/words/zh/duty')),
      push: of('push', () => import('../../../src/app/words/zh/push')),
      comparisons: of('comparisons', () => import('../../../src/app/words/zh/comparisons')),
      'follow-up': of('follow-up', () => import('../../../src/app/words/zh/follow-up')),
      'own-report': of('own-report', () => import('../../../src/app/words/zh/own-report')),
      evidence: of('evidence', () => import('../../../src/app/words/zh/evidence')),
      'open-items': of('open-items', () => import('../../../src/app/words/zh/open-items')),
      desk: of('desk', () => import('../../../src/app/words/zh/desk')),
      'desk-places': of('desk-places', () => import('../../../src/app/words/zh/desk-places')),
      transfers: of('transfers', () => import('../../../src/app/words/zh/transfers')),
      setup: of('setup', () => import('../../../src/app/words/zh/setup')),
      site: of('site', () => import('../../../src/app/words/zh/site')),
    };
  };
  return { zh: shelf('zh'), en: shelf('en') };
}

test('a book speaks the language that is read', async () => {
  const library = createLibrary('zh');
  await library.open(['privacy']);
  await library.speak('en');
  expect(library.read('zh', 'privacy').privacy.title).toMatch(/信息/);
  expect(library.read('en', 'privacy').privacy.title).toMatch(/[a-z]/);
});

test('only the language that is spoken is fetched', () => {
  const { shelves, asked } = slowShelves();
  void createLibrary('en', shelves).open(['everywhere', 'pass']);
  expect(asked()).toEqual(['en everywhere', 'en pass']);
});

test('another language is spoken only once all open books are there in it', async () => {
  const { shelves, take } = slowShelves();
  const library = createLibrary('zh', shelves);
  const opened = library.open(['everywhere']);
  take('zh everywhere').come();
  await opened;
  const switched = library.speak('en');
  // Asked for while the other language is on its way: it is wanted in both.
  const page = library.open(['pass']);
  take('en everywhere').come();
  take('zh pass').come();
  await page;
  expect(() => library.read('en', 'pass')).toThrow();
  await expect.poll(() => take('en pass').come()).toBeUndefined();
  await switched;
  expect(library.read('en', 'pass')).toBeDefined();
});

test('a book that was opened while the language changed is there in the new one', async () => {
  const { shelves, take } = slowShelves();
  const library = createLibrary('zh', shelves);
  const page = library.open(['pass']);
  const switched = library.speak('en');
  take('en pass').come();
  await switched;
  take('zh pass').come();
  await page;
  expect(library.read('en', 'pass')).toBeDefined();
});

test('a language that cannot be fetched is not spoken, and can be asked for again', async () => {
  const { shelves, take, asked } = slowShelves();
  const library = createLibrary('zh', shelves);
  const opened = library.open(['everywhere']);
  take('zh everywhere').come();
  await opened;
  const switched = library.speak('en');
  take('en everywhere').fail();
  await expect(switched).rejects.toThrow('no network');
  const page = library.open(['pass']);
  expect(asked()).toEqual(['zh pass']);
  take('zh pass').come();
  await page;
  const again = library.speak('en');
  take('en everywhere').come();
  take('en pass').come();
  await again;
  expect(library.read('en', 'everywhere')).toBeDefined();
});

test('a book that nobody opened is not there to be read', () => {
  expect(() => createLibrary('zh').read('zh', 'desk')).toThrow('desk was not opened');
});
