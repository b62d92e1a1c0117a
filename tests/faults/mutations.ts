import type { Mutation } from './build';

/** The app of a later day: another version, and one more step in its storage. */
export const NEXT: readonly Mutation[] = [
  {
    file: 'src/device/app-version.ts',
    from: `APP_VERSION = '`,
    to: `APP_VERSION = '99.`,
  },
  {
    file: 'src/device/database.ts',
    from: `openDB<KakouSchema>(name, STEPS.length, {`,
    to: `openDB<any>(name, STEPS.length + 1, {`,
  },
  {
    file: 'src/device/database.ts',
    from: `for (const step of STEPS.slice(from)) step(db, tx);`,
    to: `for (const step of STEPS.slice(from)) step(db, tx); db.createObjectStore('later');`,
  },
];

/** Outboxes that lose records, each in its own way: the suite must catch every one. */
export const MUTANTS = {
  'acknowledges by the id alone, whatever the bytes': [
    {
      file: 'src/device/sync/settle.ts',
      from: `const fate = fateOf(row, receipts.get(row.hash), answer);`,
      to: `const fate = fateOf(row, answer.results.find((one) => one.id === row.id), answer);`,
    },
  ],
  'takes records out before it sends them, and puts them back when that fails': [
    {
      file: 'src/device/sync/answers.ts',
      from: `  const outcome = sendBatch(hands, rows, meta.epoch);`,
      to: `  const moved = async (deed: 'delete' | 'put') => hands.database.run(async (db) => {
    const tx = db.transaction('outbox', 'readwrite');
    for (const row of rows) await (deed === 'put' ? tx.store.put(row) : tx.store.delete([row.install, row.seq]));
    await tx.done;
  });
  await moved('delete');
  const outcome = sendBatch(hands, rows, meta.epoch).then(async (sent) => {
    await moved('put');
    return sent;
  });`,
    },
  ],
  'gives a record up after three failures': [
    {
      file: 'src/device/sync/answers.ts',
      from: `    case 'unknown':
      return unknown(run, outcome);`,
      to: `    case 'unknown':
      if (meta.failures >= 3)
        await run.hands.database.run(async (db) => {
          const tx = db.transaction(['outbox', 'records', 'meta'], 'readwrite');
          for (const row of rows) {
            await tx.objectStore('outbox').delete([row.install, row.seq]);
            await tx.objectStore('records').delete([row.install, row.seq]);
          }
          const now = await tx.objectStore('meta').get('phone');
          if (now !== undefined)
            await tx.objectStore('meta').put({ ...now, unsent: now.unsent - rows.length }, 'phone');
          await tx.done;
        });
      return unknown(run, outcome);`,
    },
  ],
} satisfies Record<string, readonly Mutation[]>;

/** Says "recorded" when the requests have succeeded, before the transaction is complete. */
export const EARLY: readonly Mutation[] = [
  {
    file: 'src/device/outbox.ts',
    from: `      // Only this says that it is on disk: a request's success may still be followed by an abort (measured, quota).
      tx.done,`,
    to: `      void tx.done.catch(() => undefined),`,
  },
];

/** Leaves it to the browser when a save comes to the disk. */
export const RELAXED: readonly Mutation[] = [
  {
    file: 'src/device/outbox.ts',
    from: `const tx = db.transaction(stores, 'readwrite', { durability: 'strict' });`,
    to: `const tx = db.transaction(stores, 'readwrite', { durability: 'relaxed' });`,
  },
];

/** Never takes a lock: correct all the same, only wasteful. */
export const LOCKLESS: readonly Mutation[] = [
  {
    file: 'src/device/ports.ts',
    from: `'locks' in navigator && navigator.locks !== undefined ? navigator.locks : null`,
    to: `null`,
  },
];
