import type { KakouRecord, RecordKind } from '#domain/record/record';
import type { REJECTIONS } from '#domain/wire';
import type { InstallRow } from '../store/tables';

/** What must be known to judge whether an install may say a record. */
export type Sayers = {
  install: InstallRow;
  /** Posts where this install was ever enrolled, with their areas: what was taken there is good for ever. */
  posts: ReadonlyMap<string, string>;
  /** Everybody who ever was a worker of this county. */
  workers: ReadonlySet<string>;
};

const KINDS: Record<InstallRow['kind'], readonly RecordKind[]> = {
  traveller: ['declaration', 'venue-visit', 'objection', 'follow-up', 'self-arrival'],
  post: [
    'declaration',
    'check',
    'arrival',
    'venue-visit',
    'instruction-step',
    'transfer-step',
    'objection',
    'follow-up',
    'self-arrival',
    'test-result',
    'closing',
    'stock-count',
    'site-report',
  ],
};

/** What nobody says but a worker at a post. */
const AT_POST: readonly RecordKind[] = [
  'check',
  'arrival',
  'instruction-step',
  'transfer-step',
  'test-result',
  'closing',
  'stock-count',
  'site-report',
];

/** A follow-up of somebody whom the county named is a worker's; one by a pass is the traveller's own. */
const isAtPost = (record: KakouRecord): boolean =>
  AT_POST.includes(record.kind) || (record.kind === 'follow-up' && 'person' in record.body.whom);

/** Why an install may not say this record, or null when it may. */
export function whyNot(
  record: KakouRecord,
  { install, posts, workers }: Sayers,
): (typeof REJECTIONS)[number] | null {
  if (record.install !== install.id) return 'other-install';
  if (!KINDS[install.kind].includes(record.kind)) return 'not-allowed';
  if (!isAtPost(record) && record.post === null && record.worker === null) return null;
  if (install.kind === 'traveller') return 'not-allowed';
  if (record.post === null || !posts.has(record.post)) return 'other-post';
  return record.worker === null || !workers.has(record.worker) ? 'unknown-worker' : null;
}
