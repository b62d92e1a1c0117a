import { listWorkers } from '../store/county';
import { enrolledPosts } from '../store/installs';
import type { Db } from '../store/store';
import type { InstallRow } from '../store/tables';
import type { Sayers } from './may-say';

/** Reads what must be known to judge an install's records. */
export async function readSayers(tx: Db, install: InstallRow): Promise<Sayers> {
  if (install.kind === 'traveller') return { install, posts: new Map(), workers: new Set() };
  const workers = await listWorkers(tx);
  return {
    install,
    posts: await enrolledPosts(tx, install.id),
    workers: new Set(workers.map((one) => one.id)),
  };
}
