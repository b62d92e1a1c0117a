import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { copyFile, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { fault, ok, type Result } from '#domain/result';
import { beginEpoch } from '../store/epoch';
import { openSqlite } from '../store/sqlite';
import { type Checked, checkFile, type DatabaseFault } from './check-database';
import { unpackFiles } from './file-pack';
import { syncFolder } from './make-backup';
import { readSealed, type SealFault } from './sealed-file';

const DRAFT = '.restore-draft';

type RestoreFault = SealFault | DatabaseFault | 'not-empty';
export type Restored = Checked & { madeAt: number };

/**
 * Brings a county back from its sealed file, into a folder that is empty or not there. Nothing is in its place before all
 * of it was read, found unforged and looked through; the database gets a new epoch, so that phones send again what it
 * lacks. Cut off in between, it can be begun again.
 */
export async function restoreBackup(
  file: string,
  into: { data: string; secret: Uint8Array; now: number },
): Promise<Result<Restored, RestoreFault>> {
  const { data, secret, now } = into;
  const draft = join(data, DRAFT);
  if (existsSync(data) && readdirSync(data).some((name) => name !== DRAFT)) return fault('not-empty');
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  try {
    const read = await readSealed(file, secret, (content) => unpackFiles(content, draft));
    if (!read.ok) return read;
    const checked = await checkFile(join(draft, 'kakou.db'));
    if (typeof checked === 'string') return fault(checked);
    await markRestored(join(draft, 'kakou.db'), { now, madeAt: read.value });
    await rename(join(draft, 'keys'), join(data, 'keys'));
    await moveDatabase(join(draft, 'kakou.db'), { data, draft });
    await syncFolder(data);
    return ok({ ...checked, madeAt: read.value });
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** As a file of its own: whoever looked through the draft may have it open still. */
async function moveDatabase(from: string, { data, draft }: { data: string; draft: string }): Promise<void> {
  const fresh = join(draft, 'fresh.db');
  await copyFile(from, fresh);
  const handle = await open(fresh, 'r+');
  await handle.sync();
  await handle.close();
  await rename(fresh, join(data, 'kakou.db'));
}

/** Closing the last connection writes everything into the one file that is moved. */
async function markRestored(path: string, by: { now: number; madeAt: number }): Promise<void> {
  const store = await openSqlite(path);
  await store.write((tx) => beginEpoch(tx, { ...by, why: 'restored' }));
  await store.close();
}
