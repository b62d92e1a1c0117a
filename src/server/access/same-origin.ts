import type { Request } from 'express';

/**
 * Whether a request that changes something comes from our own page. Browsers tell (`Sec-Fetch-Site`, and `Origin` with
 * every POST and DELETE); what is no browser carries no cookie that it was not given.
 */
export function isSameOrigin(request: Request, ownOrigin: string): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return false;
  const { origin, host } = request.headers;
  if (origin === undefined) return true;
  return origin === ownOrigin || origin === `http://${host}` || origin === `https://${host}`;
}
