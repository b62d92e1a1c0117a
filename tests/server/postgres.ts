import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import type { StoreKind } from '#server/store/store';
import { startPostgres } from './embedded-postgres';
import { type Founded, found } from './founded';

declare module 'vitest' {
  export interface ProvidedContext {
    /** URL of a real PostgreSQL without the name of a database. */
    postgres: string;
    /** A county in each kind of store, for tests to copy. */
    founded: Record<StoreKind, Founded>;
  }
}

/** One PostgreSQL and one founded county for all tests of the server; each test works on a copy of its own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { url, folder, stop } = await startPostgres();
  project.provide('postgres', url);
  const folderOf = (kind: StoreKind) => {
    const made = join(folder, kind);
    mkdirSync(made);
    return made;
  };
  const admin = new pg.Client({ connectionString: `${url}/postgres` });
  await admin.connect();
  await admin.query('create database founded');
  await admin.end();
  project.provide('founded', {
    sqlite: await found(folderOf('sqlite'), null),
    postgres: await found(folderOf('postgres'), `${url}/founded`),
  });
  return stop;
}
