import type { SetupRequest } from '#domain/desk/desk';

/** The demonstration county: its names are what they are in every language. */
export const example: { area: string; name: string; posts: SetupRequest['posts'] } = {
  area: '610921',
  name: '汉阴县',
  posts: [
    { name: '汉阴南出口', kind: 'motorway', area: '610921100' },
    { name: '汉阴车站', kind: 'station', area: '610921100' },
  ],
};
