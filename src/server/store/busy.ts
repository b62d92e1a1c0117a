/** SQLite: locked, full, or a disk that fails. */
const SQLITE = /^SQLITE_(BUSY|LOCKED|FULL|IOERR|NOMEM|READONLY)/;
/** PostgreSQL: connection trouble, out of resources, lock not had in time, rolled back by others, shutting down. */
const POSTGRES = /^(08|53|55P03|40|57P0|ECONN|EPIPE|ETIMEDOUT)/;
/** What the pool of connections says has no code, and what a connection says that broke: of what it did, of what it is asked after. */
const POOL = /timeout exceeded when trying to connect|Connection terminated|is not queryable/;

/**
 * Whether an error says that the store cannot take or give this now. Nothing of the transaction was written, unless it was
 * the commit during which the connection broke; the same request can be made again later.
 */
export function isBusy(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return SQLITE.test(code) || POSTGRES.test(code) || POOL.test(error.message);
}
