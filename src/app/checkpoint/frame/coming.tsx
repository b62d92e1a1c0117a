import type { ComponentChildren } from 'preact';
import { Missing } from '../../later';
import { Page } from '../../ui/page';
import { usePostWords } from '../../words/checkpoint';

/** In the place of screens that are still being fetched, or could not be. */
export function Coming({ header, why }: { header?: ComponentChildren; why: 'coming' | 'failed' }) {
  const { checkpoint } = usePostWords();
  return (
    <Page kind="work" title={checkpoint.opening} hideTitle header={header}>
      <Missing why={why} />
    </Page>
  );
}
