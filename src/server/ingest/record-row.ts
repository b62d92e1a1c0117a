import type { KakouRecord } from '#domain/record/record';
import type { RecordRow } from '../store/tables';

/** What a record's row takes from its batch: when it came, how far the phone's clock was off (ms), whose areas. */
export type Coming = {
  receivedAt: number;
  skew: number;
  /** Area of each post where the install was enrolled. */
  posts: ReadonlyMap<string, string>;
  /** The county's area code. */
  county: string;
};

/** What of a record's row is known before it is put into the history. */
type Unplaced = Omit<RecordRow, 'hash' | 'sealed' | 'session' | 'rev'>;

const LAST_TIME = 253_402_300_799_999;

/** A clock never refuses and never orders: it is corrected by what the batch measured, and kept within what can be. */
export function recordRow(record: KakouRecord, by: Coming): Unplaced {
  const area = record.post === null ? undefined : by.posts.get(record.post);
  return {
    id: record.id,
    area: area ?? destinationOf(record) ?? by.county,
    kind: record.kind,
    install: record.install,
    seq: record.seq,
    prev: record.prev,
    worker: record.worker,
    post: record.post,
    taken_at: record.takenAt,
    corrected_at: Math.min(Math.max(0, record.takenAt + by.skew), by.receivedAt, LAST_TIME),
    received_at: by.receivedAt,
  };
}

/** Where a record says that its person is bound for or has come to, as an area code, or null. */
export function destinationOf(record: KakouRecord): string | null {
  switch (record.kind) {
    case 'declaration':
      return record.body.trip.destination;
    case 'check': {
      const { destination } = record.body;
      return destination !== undefined && /^\d/.test(destination) ? destination : null;
    }
    case 'arrival':
      return record.body.village;
    case 'venue-visit':
    case 'instruction-step':
    case 'test-result':
    case 'closing':
    case 'transfer-step':
    case 'stock-count':
    case 'site-report':
    case 'objection':
    case 'follow-up':
    case 'self-arrival':
      return null;
  }
}
