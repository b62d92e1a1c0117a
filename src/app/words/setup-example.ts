import type { SetupRequest } from '#domain/desk/desk';

/** The demonstration county: its name is what it is in every language, and the server gives it its posts and people. */
export const example: { area: string; name: string; posts: SetupRequest['posts'] } = {
  area: '610921',
  name: '演示县',
  posts: [],
};
