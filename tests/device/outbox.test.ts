import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createClock } from '#device/clock';
import { createDatabase, readMeta } from '#device/database';
import { createOutbox } from '#device/outbox';
import { createSealer } from '#device/sealer';
import { fromBase64Url, toBase64Url } from '#domain/bytes';
import { LABEL, rig, visit } from './rig';

const allRows = (one: Awaited<ReturnType<typeof rig>>) => one.database.run((db) => db.getAll('records'));

test('a saved record waits, is counted, and is shown by its label', async () => {
  const one = await rig();
  const [id] = await one.save();
  expect(await one.meta()).toMatchObject({ unsent: 1, seq: 1, rejected: 0, conflict: 0 });
  const rows = await allRows(one);
  expect(rows).toMatchObject([{ id, seq: 1, state: 'waiting', label: LABEL }]);
});

test('what is kept on the phone does not say what was recorded', async () => {
  const one = await rig();
  const saying = visit();
  await one.outbox.save(saying, LABEL);
  const [row] = await allRows(one);
  const text = new TextDecoder().decode(row?.sealed);
  expect(text).not.toContain('venue');
  expect(JSON.stringify(row)).not.toContain(saying.body && 'venue' in saying.body ? saying.body.venue : '?');
});

test('the seqs of an install have no gap and each record names the one before', async () => {
  const one = await rig();
  await one.save(5);
  await one.drain();
  const records = [...one.server.stored.values()].sort((a, b) => a.record.seq - b.record.seq);
  expect(records.map((each) => each.record.seq)).toEqual([1, 2, 3, 4, 5]);
  expect(records.map((each) => each.record.prev)).toEqual([
    null,
    ...records.slice(0, -1).map((each) => each.hash),
  ]);
});

for (const locks of ['with', 'without'] as const)
  test(`two tabs that save at once make one chain, ${locks} Web Locks`, async () => {
    const first = await rig(locks === 'with' ? {} : { locks: null });
    const { name, server } = first;
    const second = await rig({ name, server, ...(locks === 'with' ? {} : { locks: null }) });
    const saves = Array.from({ length: 12 }, (_, i) => (i % 2 ? first : second).outbox.save(visit(), LABEL));
    const saved = await Promise.all(saves);
    expect(saved.every((each) => each.ok)).toBe(true);
    const rows = await allRows(first);
    expect(rows.map((row) => row.seq)).toEqual(Array.from({ length: 12 }, (_, i) => i + 1));
    expect((await first.meta()).unsent).toBe(12);
    expect(await first.drain()).toBe('empty');
    const chain = [...server.stored.values()].sort((a, b) => a.record.seq - b.record.seq);
    expect(chain.map((each) => each.record.prev)).toEqual([
      null,
      ...chain.slice(0, -1).map((each) => each.hash),
    ]);
  });

test('a phone that has never seen the county card says that it cannot save', async () => {
  const one = await rig();
  const database = createDatabase(`kakou-${crypto.randomUUID()}`);
  const { ports } = one;
  const clock = createClock(ports, null);
  const outbox = createOutbox({
    database,
    ports,
    clock,
    sealer: createSealer(),
    dropSpare: async () => undefined,
  });
  expect(await outbox.save(visit(), LABEL)).toEqual({ ok: false, fault: 'not-enrolled' });
});

test('storage cleared under the open app makes the next save fail in sight, and a new phone of it', async () => {
  const one = await rig();
  await one.save();
  const before = await one.meta();
  await new Promise((done) => {
    const request = indexedDB.deleteDatabase(one.name);
    request.onsuccess = done;
  });
  expect(await one.outbox.save(visit(), LABEL)).toEqual({ ok: false, fault: 'not-enrolled' });
  expect((await one.meta()).install).not.toBe(before.install);
});

test('storage that never answers is told as not saved', async () => {
  const one = await rig();
  const { ports } = one;
  const stuck = { ...one.database, run: () => new Promise<never>(() => undefined) };
  const clock = createClock(ports, null);
  const dropSpare = async () => undefined;
  const outbox = createOutbox({
    database: stuck,
    ports,
    clock,
    sealer: createSealer(),
    dropSpare,
    watchdog: 20,
  });
  expect(await outbox.save(visit(), LABEL)).toEqual({ ok: false, fault: 'not-saved' });
});

test('a save behind one that hangs is not held up by it', async () => {
  const one = await rig({ locks: null });
  const { ports } = one;
  let hang = true;
  const run: typeof one.database.run = (work) =>
    hang ? new Promise<never>(() => undefined) : one.database.run(work);
  const clock = createClock(ports, null);
  const dropSpare = async () => undefined;
  const database = { ...one.database, run };
  const outbox = createOutbox({ database, ports, clock, sealer: createSealer(), dropSpare, watchdog: 100 });
  const first = outbox.save(visit(), LABEL);
  expect((await first).ok).toBe(false);
  hang = false;
  expect((await outbox.save(visit(), LABEL)).ok).toBe(true);
});

for (const name of ['QuotaExceededError', 'AbortError'])
  test(`storage that is full (${name}) is tried once more with what can be spared, then told`, async () => {
    const one = await rig();
    const { ports } = one;
    let spared = 0;
    let writes = 0;
    const database = {
      ...one.database,
      run: ((work) =>
        one.database.run((db) => {
          const full = new Proxy(db, {
            get(target, key) {
              if (key === 'transaction')
                return () => {
                  writes += 1;
                  throw new DOMException('full', name);
                };
              const value: unknown = Reflect.get(target, key);
              return typeof value === 'function' ? value.bind(target) : value;
            },
          });
          return work(full);
        })) satisfies typeof one.database.run,
    };
    const clock = createClock(ports, null);
    const dropSpare = async () => {
      spared += 1;
    };
    const outbox = createOutbox({ database, ports, clock, sealer: createSealer(), dropSpare });
    expect(await outbox.save(visit(), LABEL)).toEqual({ ok: false, fault: 'storage-full' });
    expect({ spared, writes }).toEqual({ spared: 1, writes: 2 });
    expect((await readMeta(one.database)).unsent).toBe(0);
  });

test('47 the bytes that are hashed are the bytes that are kept and the bytes that are sent', async () => {
  const one = await rig();
  const names = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 });
  const label = (name: string) => ({ ...LABEL, name });
  await fc.assert(
    fc.asyncProperty(names, async (name) => {
      // The plate stands for free text of any spelling: lone surrogates, NUL, emoji.
      const saying = visit();
      if (saying.kind === 'venue-visit') saying.body.pass = name;
      const saved = await one.outbox.save(saying, label(name));
      expect(saved.ok).toBe(true);
    }),
    { numRuns: 25 },
  );
  const rows = await allRows(one);
  await one.drain();
  const sent = one.server.batches.flatMap((batch) => batch.records);
  expect(sent).toEqual(rows.map((row) => toBase64Url(row.sealed)));
  for (const row of rows) {
    const bytes = fromBase64Url(toBase64Url(row.sealed)) ?? new Uint8Array(0);
    expect(toBase64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))).toBe(row.hash);
  }
});

test('what the watchdog gave up though it was kept is the same record when the worker tries again', async () => {
  const one = await rig();
  const { ports } = one;
  let untold = true;
  // The transaction commits, and nobody is told.
  const run: typeof one.database.run = async (work) => {
    const done = await one.database.run(work);
    if (!untold || done === null || typeof done !== 'object' || !('ok' in done)) return done;
    return new Promise<never>(() => undefined);
  };
  const clock = createClock(ports, null);
  const dropSpare = async () => undefined;
  const database = { ...one.database, run };
  const outbox = createOutbox({ database, ports, clock, sealer: createSealer(), dropSpare, watchdog: 2000 });
  const saying = visit();
  expect(await outbox.save(saying, LABEL)).toEqual({ ok: false, fault: 'not-saved' });
  untold = false;
  const again = await outbox.save(saying, LABEL);
  const rows = await allRows(one);
  expect(rows).toHaveLength(1);
  expect(again).toMatchObject({ ok: true, value: { id: rows[0]?.id, hash: rows[0]?.hash } });
  expect((await outbox.save(visit(), LABEL)).ok).toBe(true);
  expect(await one.meta()).toMatchObject({ unsent: 2, seq: 2 });
});
