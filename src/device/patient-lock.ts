/**
 * Does work while it holds a lock. Without Web Locks (null) it is done at once.
 * @param patience after so many ms the lock is given up: a frozen tab may hold it
 * @param otherwise what is done then; if nothing is said, the same work without the lock, which must be right without it
 */
export function withLock<T>(
  locks: LockManager | null,
  { name, patience, otherwise }: { name: string; patience: number; otherwise?: () => Promise<T> },
  work: () => Promise<T>,
): Promise<T> {
  if (locks === null) return work();
  const impatience = new AbortController();
  const timer = setTimeout(() => impatience.abort(), patience);
  let began = false;
  const locked = locks.request(name, { signal: impatience.signal }, () => {
    began = true;
    clearTimeout(timer);
    return work();
  });
  return locked.catch((error: unknown) => {
    if (began) throw error;
    return (otherwise ?? work)();
  });
}
