/** How requests leave: by path on our own origin. Tests lend another. */
export type Fetch = (path: string, init: RequestInit) => Promise<Response>;

/** The browser's own. */
export const browserFetch: Fetch = (path, init) => fetch(path, init);
