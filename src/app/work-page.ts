import { isCheckpoint, type PostKind } from '#domain/county/county';

export type WorkPage = 'checkpoint' | 'village' | 'driver' | 'site';

/** The page that a post's phone works in; its address is the same with a slash before it. */
export function workPage(kind: PostKind): WorkPage {
  if (isCheckpoint(kind)) return 'checkpoint';
  return kind === 'village' ? 'village' : kind === 'drivers' ? 'driver' : 'site';
}
