/**
 * Does work while it holds a lock. A frozen tab may hold it: after `patience` ms the work is done without it, so whatever
 * is done must be right without locks too. Without Web Locks (null) it is done at once.
 */
export function withLock<T>(
  locks: LockManager | null,
  { name, patience }: { name: string; patience: number },
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
    return work();
  });
}
