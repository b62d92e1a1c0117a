import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fault, ok, type Result } from '#domain/result';
import { copyInto } from '../store/sqlite-file';
import type { Db } from '../store/store';
import { type Checked, checkFile, type DatabaseFault } from './check-database';
import { packFiles } from './file-pack';
import { readSealed, writeSealed } from './sealed-file';

const DRAFT = '.backup-draft';

/** What is backed up: the county's folder with the open database in it, and the secret that seals the copy. */
type Source = { data: string; db: Db; secret: Uint8Array; now: number };

/**
 * Writes one sealed file with the database as it is at one moment and the keys, while the server goes on. The copy is
 * looked through before it is packed and read again after it was written; only then it takes the name that was asked for,
 * so that whatever is cut off in between leaves the file of before.
 */
export async function makeBackup(source: Source, to: string): Promise<Result<Checked, DatabaseFault>> {
  const { data, db, secret, now } = source;
  const draft = join(data, DRAFT);
  // What an earlier run left that was cut off.
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  try {
    const copy = join(draft, 'kakou.db');
    await copyInto(db, copy);
    const checked = await checkFile(copy);
    if (typeof checked === 'string') return fault(checked);
    const keys = readdirSync(join(data, 'keys'))
      .filter((name) => name.endsWith('.json'))
      .map((name) => ({ name: `keys/${name}`, path: join(data, 'keys', name) }));
    const unfinished = `${to}.unfinished`;
    await writeSealed(unfinished, packFiles([...keys, { name: 'kakou.db', path: copy }]), {
      secret,
      madeAt: now,
    });
    const read = await readSealed(unfinished, secret, drain);
    if (!read.ok) throw new Error('the file that was written cannot be read');
    await rename(unfinished, to);
    await syncFolder(dirname(to));
    return ok(checked);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

async function drain(content: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const _ of content);
}

/** Makes a new name in a folder as lasting as the file it names. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
