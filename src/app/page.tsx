import type { FunctionComponent } from 'preact';
import { useEffect } from 'preact/hooks';
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
      return { default: prepared(module.default) };
    } catch (fault) {
      console.error(fault);
      return { default: NotFetched };
    }
  });
}

/** How long a page has to show itself before what it may need later is fetched, ms. */
const FIRST_LOOK = 2000;

/** What seals and proves is fetched a moment after the page stands: it must be there before the network may be gone. */
function prepared(Page: PageComponent): PageComponent {
  return function Prepared({ device }) {
    useEffect(() => {
      const soon = setTimeout(() => device.prepare(), FIRST_LOOK);
      return () => clearTimeout(soon);
    }, [device]);
    return <Page device={device} />;
  };
}

function NotFetched() {
  return <Failed onRetry={() => location.reload()} />;
}
