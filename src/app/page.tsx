import type { FunctionComponent } from 'preact';
import lazy from 'preact-iso/lazy';
import type { Device } from '#device/device';
import { Failed } from './failed';
import type { BookName, Library } from './words/library';

export type PageComponent = FunctionComponent<{ device: Device }>;

/**
 * A page that is fetched when it is asked for, together with its words; the page before it stands until then. When
 * either can't be fetched that is said: a browser takes a module that failed only once the page is loaded anew.
 */
export function pageOf(
  library: Library,
  books: readonly BookName[],
  load: () => Promise<{ default: PageComponent }>,
): PageComponent {
  return lazy(async () => {
    try {
      const [module] = await Promise.all([load(), library.open(books)]);
      return module;
    } catch (fault) {
      console.error(fault);
      return { default: NotFetched };
    }
  });
}

function NotFetched() {
  return <Failed onRetry={() => location.reload()} />;
}
