import { colourSeverity, type Verdict } from '#domain/policy/verdict';
import { colourOf } from '../people/judge';
import type { News } from '../people/live-events';
import { lastReleases } from '../store/open-items';
import type { Db } from '../store/store';
import { type Opening, openItems } from './open-items';

const HOUR = 3_600_000;

/**
 * Who was let go at a post and, by what is known now, should not have been: the colour is more severe than the one that
 * stood there. A check that comes late, or a fact that comes after it, can show that. Each is an open item until somebody
 * at a desk says what was done, with the same clock as an instruction (PRODUCT.md: 2 hours). A worker who let somebody go
 * against the sign answered for that with a name, and is not among them.
 * @param hours until it must be seen to
 * @returns what desks are told after the commit
 */
export async function findReleased(
  tx: Db,
  judged: readonly { person: string; verdict: Pick<Verdict, 'colour'> }[],
  by: { now: number; hours: number },
): Promise<News[]> {
  const severe = new Map(judged.map(({ person, verdict }) => [person, verdict]));
  for (const [person, { colour }] of severe) if (colour === 'green') severe.delete(person);
  if (severe.size === 0) return [];
  const found: Opening[] = [];
  for (const release of await lastReleases(tx, [...severe.keys()])) {
    const verdict = severe.get(release.person);
    if (verdict === undefined || colourSeverity(verdict.colour) <= colourSeverity(colourOf(release.shown)))
      continue;
    found.push({
      kind: 'released',
      record: release.record,
      person: release.person,
      area: release.area,
      boundFor: release.destination,
      owner: release.destination ?? release.area,
      post: release.post,
      since: release.at,
      due: by.now + by.hours * HOUR,
      detail: {},
    });
  }
  return await openItems(tx, found, by.now);
}
