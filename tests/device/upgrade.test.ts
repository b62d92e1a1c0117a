import { openDB } from 'idb';
import { v7 as uuid } from 'uuid';
import { expect, test } from 'vitest';
import { createDatabase, readMeta } from '#device/database';
import { firstMeta } from '#device/meta';
import { troubledRecords } from '#device/troubled';

const INSTALL = uuid();
const row = (seq: number, state: string) => ({
  install: INSTALL,
  seq,
  id: uuid(),
  hash: String(seq).padStart(43, 'A'),
  session: '0011223344556677',
  sealed: new Uint8Array([1, seq]),
  kind: 'venue-visit',
  label: { name: '王*', decision: null, colour: null, plate: null },
  takenAt: seq,
  at: seq,
  state,
  reason: state === 'rejected' ? 'malformed' : null,
  ackedAt: null,
  ackEpoch: null,
});

/** A phone as the first version of its storage left it: two records wait, one was refused. */
async function firstVersion(name: string) {
  const db = await openDB(name, 1, {
    upgrade(made) {
      for (const store of ['meta', 'keys', 'drafts', 'checkedHere']) made.createObjectStore(store);
      made.createObjectStore('sessions', { keyPath: 'id' });
      const records = made.createObjectStore('records', { keyPath: ['install', 'seq'] });
      records.createIndex('id', 'id', { unique: true });
      records.createIndex('state', 'state');
      records.createIndex('session', 'session');
      made.createObjectStore('outbox', { keyPath: ['install', 'seq'] });
      made.createObjectStore('pulled', { keyPath: ['table', 'key'] });
      made.createObjectStore('passes', { keyPath: ['declaration', 'carrier'] });
    },
  });
  const rows = [row(1, 'waiting'), row(2, 'rejected'), row(3, 'waiting')];
  for (const one of rows) await db.put('records', one);
  for (const { install, seq, id, hash, session, sealed, at } of rows.filter((one) => one.state === 'waiting'))
    await db.put('outbox', { install, seq, id, hash, session, sealed, at });
  await db.put(
    'meta',
    { ...firstMeta(INSTALL, '0.1.0'), seq: 3, unsent: 2, rejected: 1, oldest: 1 },
    'phone',
  );
  db.close();
  return rows;
}

test('a phone whose storage is of the first version keeps every record and counter, and can carry for others', async () => {
  const name = `kakou-${uuid()}`;
  const rows = await firstVersion(name);
  const database = createDatabase(name);
  expect(await readMeta(database)).toMatchObject({
    install: INSTALL,
    seq: 3,
    unsent: 2,
    rejected: 1,
    oldest: 1,
  });
  const outbox = await database.run((db) => db.getAll('outbox'));
  expect(outbox.map(({ id, sealed }) => [id, sealed])).toEqual(
    rows.filter((one) => one.state === 'waiting').map(({ id, sealed }) => [id, sealed]),
  );
  expect(await troubledRecords(database)).toMatchObject([
    { id: rows[1]?.id, seq: 2, reason: 'malformed', fields: [], aside: false, worker: null },
  ]);
  expect(await database.run((db) => db.getAll('carried'))).toEqual([]);
  database.close();
});
