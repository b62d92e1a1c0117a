import { randomBytes } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { addDays, dayOf } from '#domain/day';
import { personFrom } from '#domain/person/person-file';
import type { PreparedPolicy } from '#domain/policy/prepared';
import { seeded } from '#server/demo/seeded';
import { judge } from '#server/people/judge';
import { insertMany } from '#server/store/many';
import type { Db } from '#server/store/store';
import type { PersonRow } from '#server/store/tables';

const PART = 5000;
const ZONE = 480;
const VILLAGES = ['610921100001', '610921101201', '610921102203'];
/** Where two in a hundred were, and where nothing is a risk yet. */
export const NEXT_RISK = '510104';

/**
 * Adds people to the store as ingest leaves them, each with five stays and a test, judged by the policy in force. Two in
 * a hundred were in NEXT_RISK.
 */
export async function seedPersons(
  db: Db,
  count: number,
  by: { policy: PreparedPolicy; now: number },
): Promise<void> {
  const chance = seeded(count);
  for (let from = 0; from < count; from += PART) {
    const rows = Array.from({ length: Math.min(PART, count - from) }, () => personRow(chance, by));
    await db.transaction().execute((tx) => insertMany(tx, 'persons', rows));
  }
}

function personRow(
  chance: ReturnType<typeof seeded>,
  by: { policy: PreparedPolicy; now: number },
): PersonRow {
  const { now } = by;
  const record = uuid();
  const stays = Array.from({ length: 5 }, (_, at) => {
    const to = addDays(dayOf(now, ZONE), -chance.int(12));
    const place = at === 0 && chance.percent(2) ? NEXT_RISK : `${520100 + chance.int(900)}`;
    return { place, from: addDays(to, -2), to };
  });
  const sampledAt = now - 20 * 3_600_000;
  const file = personFrom({
    at: now,
    record,
    contact: { name: `魏小${chance.int(1000)}`, phone: `139${chance.int(100_000_000)}`, plate: '陕AO1234' },
    facts: {
      stays,
      tests: [{ method: 'naat', result: 'negative', sampledAt, known: 'seen', onSpot: false }],
    },
  });
  const { contact } = file;
  return {
    id: uuid(),
    area: VILLAGES[chance.int(VILLAGES.length)] ?? '610921',
    area_at: now,
    area_record: record,
    document: randomBytes(48).toString('base64url'),
    document_type: 'national-id',
    document_hash: randomBytes(32).toString('base64url'),
    last6_hash: randomBytes(32).toString('base64url'),
    name: contact.name?.value ?? null,
    name_key: contact.name?.value ?? null,
    phone: contact.phone?.value ?? null,
    plate: contact.plate?.value ?? null,
    file: JSON.stringify(file),
    ...judge(file, null, by).row,
    last_at: now,
    merged_into: null,
    made_at: now,
  };
}
