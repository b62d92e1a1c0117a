import type { PostDuty } from './duty-rows';

/** The tables of the county's places and of who works there (see tables.ts). */
export type PlaceTables = {
  areas: { area: string; name: string };
  posts: PostDuty & {
    id: string;
    area: string;
    name: string;
    kind: string;
    made_at: number;
    ended_at: number | null;
    challenge: string | null;
  };
  venues: { id: string; area: string; name: string; made_at: number; ended_at: number | null };
  workers: {
    id: string;
    area: string;
    post: string;
    name: string;
    made_at: number;
    ended_at: number | null;
  };
};
