import type { Parameters } from '#domain/policy/policy';
import { comparisonHours } from '#domain/reconcile/hours';
import type { Rules } from '#domain/reconcile/said';
import { listPosts, readCounty } from '../store/county';
import type { Db } from '../store/store';

/** Digits of a village's code, and of a town's. */
const VILLAGE = 12;
const TOWN = 9;

/** What people are compared by: the policy's hours, the county, and which villages have a duty post now. */
export async function readRules(
  db: Db,
  parameters: Parameters,
): Promise<Rules & { postNames: ReadonlyMap<string, string> }> {
  const posts = await listPosts(db);
  const villages = new Set(
    posts
      .filter(({ kind, ended_at }) => kind === 'village' && ended_at === null)
      .map(({ area }) => area.slice(0, VILLAGE)),
  );
  return {
    hours: comparisonHours(parameters),
    county: (await readCounty(db))?.area ?? '',
    postNames: new Map(posts.map(({ id, name }) => [id, name])),
    hasDutyPost: (area) => villages.has(area.slice(0, VILLAGE)),
  };
}

/** Whose it is to find out about somebody bound for an area: the village's where it has a duty post, else the town's. */
export const ownerOf = (area: string, { hasDutyPost }: Pick<Rules, 'hasDutyPost'>): string =>
  area.slice(0, area.length >= VILLAGE && hasDutyPost(area) ? VILLAGE : TOWN);
