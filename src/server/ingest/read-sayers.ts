import { workersAmong } from '../store/county';
import { enrolledPosts } from '../store/installs';
import type { Db } from '../store/store';
import type { InstallRow } from '../store/tables';
import type { Sayers } from './may-say';
import type { Opened } from './open-batch';

/** Reads what must be known to judge an install's records: of the county's workers those whom the records name. */
export async function readSayers(tx: Db, install: InstallRow, opened: readonly Opened[]): Promise<Sayers> {
  if (install.kind === 'traveller') return { install, posts: new Map(), workers: new Set() };
  const named = opened.flatMap(({ content }) => (content.ok ? (content.value.worker ?? []) : []));
  return { install, posts: await enrolledPosts(tx, install.id), workers: await workersAmong(tx, named) };
}
