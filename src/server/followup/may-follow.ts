import type { KakouRecord } from '#domain/record/record';
import { listPosts } from '../store/county';
import { sightsOf, wardsOf } from '../store/follow-ups';
import { selectMany } from '../store/many';
import { readPerson } from '../store/persons';
import type { Db } from '../store/store';
import type { PassRow, RecordRow } from '../store/tables';
import { transfersOf } from '../store/transfers';

type Said = { record: KakouRecord; row: RecordRow };
type Of<K extends KakouRecord['kind']> = Said & { record: Extract<KakouRecord, { kind: K }> };

/**
 * Which follow-ups and own arrivals of a batch tell something of a person, by record id: a village's of who is, or was, in
 * its area; a quarantine site's of who is, or was, sent there; a traveller's of a pass that their own phone carried then. All others
 * stay in the history and change nobody.
 */
export async function tellingFollowUps(tx: Db, said: readonly Said[]): Promise<ReadonlySet<string>> {
  const telling = new Set<string>();
  const byPost = said.filter(isByPost);
  const byPass = said.flatMap((one) => {
    const pass = passNamed(one.record);
    return pass === null ? [] : [{ ...one, pass }];
  });
  for (const id of await carriedPasses(tx, byPass)) telling.add(id);
  if (byPost.length === 0) return telling;
  const posts = new Map((await listPosts(tx)).map((post) => [post.id, post]));
  for (const { record, row } of byPost) {
    const post = posts.get(row.post ?? '');
    if (post === undefined || !('person' in record.body.whom)) continue;
    const person = await readPerson(tx, record.body.whom.person);
    if (person === null) continue;
    const theirs =
      post.kind === 'village'
        ? person.area.startsWith(post.area) || (await wasIn(tx, person.id, post.area))
        : await wasSentTo(tx, person.id, post.id);
    if (theirs) telling.add(record.id);
  }
  return telling;
}

/** Whether a record is one of those that need not tell of anybody: a follow-up, or an own arrival. */
export const isFollowUp = ({ kind }: KakouRecord): boolean => kind === 'follow-up' || kind === 'self-arrival';

const isByPost = (one: Said): one is Of<'follow-up'> =>
  one.record.kind === 'follow-up' && 'person' in one.record.body.whom;

/** The pass by which a traveller names themselves in a follow-up or an own arrival; null for other records. */
export function passNamed(record: KakouRecord): string | null {
  if (record.kind === 'self-arrival') return record.body.pass;
  if (record.kind !== 'follow-up' || !('pass' in record.body.whom)) return null;
  return record.body.whom.pass;
}

async function carriedPasses(tx: Db, said: readonly (Said & { pass: string })[]): Promise<string[]> {
  const rows = await selectMany<Pick<PassRow, 'number' | 'install' | 'revoked_at'>>(
    tx,
    'select "number", "install", "revoked_at" from "passes" where "number" in (?)',
    said.map(({ pass }) => pass),
  );
  const passes = new Map(rows.map((row) => [row.number, row]));
  return said.flatMap(({ record, row, pass }) => {
    const carried = passes.get(pass);
    if (carried === undefined || carried.install !== row.install) return [];
    const gone = carried.revoked_at !== null && carried.revoked_at <= row.corrected_at;
    return gone ? [] : [record.id];
  });
}

/** Whether somebody was registered, or under control, in an area: what was said there while they were counts. */
async function wasIn(tx: Db, person: string, area: string): Promise<boolean> {
  return (await sightsOf(tx, [person], 0)).some((sight) => sight.area.startsWith(area));
}

/** Whether a transfer had somebody brought to a site: what was said there counts also when it comes before, or late. */
async function wasSentTo(tx: Db, person: string, site: string): Promise<boolean> {
  const seesTo = (await wardsOf(tx, [person])).some((row) => row.site === site);
  return seesTo || (await transfersOf(tx, [person])).some((row) => row.site === site);
}
