import {
  CompiledQuery as Compiled,
  type CompiledQuery,
  type DatabaseConnection,
  Kysely,
  SqliteDialect,
  SqliteDriver,
  sql,
} from 'kysely';
import Database from 'libsql';
import { rememberStatements } from './sqlite-statements';
import { type Db, migrate, type Store } from './store';
import type { Tables } from './tables';

/** A write waits so long for another process's lock, in ms; it blocks the whole server, so it is short. */
const LOCK_WAIT = 250;

/** SQLite keeps so much of the file at hand, in KiB; by itself 2 MB, and persons and handles lie all over the file. */
const CACHE = 64 * 1024;

/**
 * Opens the SQLite file (made when missing), in WAL and with every commit on disk before it is acknowledged
 * (synchronous=FULL: SYNC.md 4.4 shows that batches make it as fast as less).
 */
export async function openSqlite(path: string): Promise<Store> {
  const file = new Database(path);
  file.pragma('journal_mode = WAL');
  file.pragma('synchronous = FULL');
  file.pragma(`cache_size = -${CACHE}`);
  file.pragma('foreign_keys = ON');
  file.exec(`PRAGMA busy_timeout = ${LOCK_WAIT}`);
  const db: Db = new Kysely<Tables>({
    dialect: new ImmediateDialect({ database: rememberStatements(file) }),
  });
  await migrate(db, 'sqlite');
  return {
    kind: 'sqlite',
    db,
    write: (work) => db.transaction().execute(work),
    close: async () => {
      await settle(db);
      await db.destroy();
    },
  };
}

/** Brings everything into the one file, so that it can be copied alone. */
async function settle(db: Db): Promise<void> {
  try {
    await sql`pragma wal_checkpoint(truncate)`.execute(db);
  } catch {
    // Somebody else reads it, or it is closed: what is in the log beside it is taken up at the next opening.
  }
}

class ImmediateDriver extends SqliteDriver {
  /** Takes the write lock at once: a transaction that reads first could not get it later. */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    const begin: CompiledQuery = Compiled.raw('begin immediate');
    await connection.executeQuery(begin);
  }

  /** A full disk makes SQLite roll back by itself; the failure that is told stays the first one. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await super.rollbackTransaction(connection);
    } catch (error) {
      if (!(error instanceof Error && /no transaction is active/.test(error.message))) throw error;
    }
  }
}

class ImmediateDialect extends SqliteDialect {
  readonly #config: ConstructorParameters<typeof SqliteDriver>[0];
  constructor(config: ConstructorParameters<typeof SqliteDriver>[0]) {
    super(config);
    this.#config = config;
  }
  override createDriver() {
    return new ImmediateDriver(this.#config);
  }
}
