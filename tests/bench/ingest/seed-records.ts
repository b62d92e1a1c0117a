import { randomBytes } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { insertMany } from '#server/store/many';
import type { Db } from '#server/store/store';
import type { DeclarationRow, PersonRow, RecordRow, Tables } from '#server/store/tables';

const PART = 5000;
const AREA = '610921100001';

/** Fills the store up to so many records, each with its declaration, its person and their handles, as ingest leaves them. */
export async function seedRecords(db: Db, upTo: number): Promise<void> {
  const { count } = await db
    .selectFrom('records')
    .select((is) => is.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  const like = await db.selectFrom('persons').selectAll().limit(1).executeTakeFirstOrThrow();
  const said = await db.selectFrom('declarations').selectAll().limit(1).executeTakeFirstOrThrow();
  const install = uuid();
  for (let from = Number(count); from < upTo; from += PART) {
    const size = Math.min(PART, upTo - from);
    await db.transaction().execute(async (tx) => {
      const rows = Array.from({ length: size }, (_, at) =>
        rowsOf({ like, said, install, seq: from + at + 1 }),
      );
      await insertMany(
        tx,
        'records',
        rows.map((row) => row.record),
      );
      await insertMany(
        tx,
        'declarations',
        rows.map((row) => row.declaration),
      );
      await insertMany(
        tx,
        'persons',
        rows.map((row) => row.person),
      );
      await insertMany(
        tx,
        'aliases',
        rows.flatMap((row) => row.aliases),
      );
    });
  }
}

type Like = { like: PersonRow; said: DeclarationRow; install: string; seq: number };

function rowsOf({ like, said, install, seq }: Like) {
  const [id, person] = [uuid(), uuid()];
  const hash = () => randomBytes(32).toString('base64url');
  const document = hash();
  const record: RecordRow = {
    ...{ id, area: AREA, kind: 'declaration', install, seq, hash: hash(), prev: hash(), session: '00' },
    ...{
      sealed: randomBytes(280),
      worker: null,
      post: null,
      taken_at: 1,
      corrected_at: 1,
      received_at: 1,
      rev: 0,
    },
  };
  const declaration: DeclarationRow = { ...said, id, person, install, arrive_at: 1 };
  const aliases: Tables['aliases'][] = [`document:${document}`, `declaration:${id}`].map((handle) => ({
    ...{ handle, area: AREA, person, record: id },
  }));
  return {
    record,
    declaration,
    aliases,
    person: { ...like, id: person, document_hash: document, last6_hash: hash() },
  };
}
