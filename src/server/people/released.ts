import { v7 as uuid } from 'uuid';
import { colourSeverity } from '#domain/policy/verdict';
import { type AuditEntry, record } from '../store/audit';
import type { OpenItemRow } from '../store/durability-rows';
import { takeRevs } from '../store/meta';
import { addOpenItems, lastReleases } from '../store/open-items';
import type { Db } from '../store/store';
import { colourOf } from './judge';
import type { News } from './live-events';
import type { Placed } from './place-person';

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
  placed: readonly Placed[],
  by: { now: number; hours: number },
): Promise<News[]> {
  const severe = new Map(placed.map(({ person, judged }) => [person, judged.verdict]));
  for (const [person, { colour }] of severe) if (colour === 'green') severe.delete(person);
  if (severe.size === 0) return [];
  const found: OpenItemRow[] = [];
  for (const release of await lastReleases(tx, [...severe.keys()])) {
    const verdict = severe.get(release.person);
    if (verdict === undefined || colourSeverity(verdict.colour) <= colourSeverity(colourOf(release.shown)))
      continue;
    found.push({
      id: uuid(),
      area: release.area,
      kind: 'released',
      person: release.person,
      record: release.record,
      bound_for: release.destination,
      since: release.at,
      found_at: by.now,
      due: by.now + by.hours * HOUR,
      state: 'open',
      closed_at: null,
      closed_by: null,
      word: null,
    });
  }
  const added = await addOpenItems(tx, found);
  if (added.length === 0) return [];
  await record(
    tx,
    added.map((item) => foundEntry(item, severe.get(item.person)?.colour ?? '')),
  );
  const rev = await takeRevs(tx, added.length);
  return added.map(({ area, bound_for }, at) => ({
    rev: rev + at,
    areas: [area, bound_for],
    event: { type: 'open-items' },
  }));
}

const foundEntry = (item: OpenItemRow, colour: string): AuditEntry => ({
  at: item.found_at,
  actor: 'server',
  action: 'released',
  subject: item.person,
  area: item.area,
  payload: { item: item.id, record: item.record, colour, due: item.due },
});
