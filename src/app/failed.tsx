import { Button, LinkButton } from './ui/button';
import { Page } from './ui/page';
import { State } from './ui/state';
import { useWords } from './words/base';

/** What stands there when a page has a fault of its own: what is saved is safe, and how to go on. */
export function Failed({ onRetry }: { onRetry: () => void }) {
  const { common } = useWords();
  return (
    <Page
      title={common.failedTitle}
      hideTitle
      footer={
        <>
          <Button onPress={onRetry}>{common.retry}</Button>
          <LinkButton kind="quiet" href="/">
            {common.home}
          </LinkButton>
        </>
      }
    >
      <State kind="failed" title={common.failedTitle}>
        <p>{common.failedText}</p>
      </State>
    </Page>
  );
}

/** No address of ours. */
export function NotFound() {
  const { common } = useWords();
  return (
    <Page title={common.notFoundTitle} hideTitle footer={<LinkButton href="/">{common.home}</LinkButton>}>
      <State kind="failed" title={common.notFoundTitle}>
        <p>{common.notFoundText}</p>
      </State>
    </Page>
  );
}

/** The browser keeps nothing for us (private browsing, storage blocked): said at once, before anybody types. */
export function NoStorage({ onRetry }: { onRetry: () => void }) {
  const { common } = useWords();
  return (
    <Page title={common.storageTitle} hideTitle footer={<Button onPress={onRetry}>{common.retry}</Button>}>
      <State kind="failed" title={common.storageTitle}>
        <p>{common.storageText}</p>
      </State>
    </Page>
  );
}
