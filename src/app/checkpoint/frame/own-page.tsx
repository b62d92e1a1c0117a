import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import type { PostKind } from '#domain/county/county';
import { type WorkPage, workPage } from '../../work-page';

/** Where a phone works that came to another page than its post's; null when it is right here, or may be. */
export function elsewhere(kind: PostKind | undefined): WorkPage | null {
  const page = kind === undefined ? 'checkpoint' : workPage(kind);
  return page === 'driver' || page === 'site' ? page : null;
}

/** Goes on to the page of the phone's own post. */
export function OwnPage({ page }: { page: WorkPage }) {
  const { route } = useLocation();
  useEffect(() => route(`/${page}`, true), [page]);
  return null;
}
