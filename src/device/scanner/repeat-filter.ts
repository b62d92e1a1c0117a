/** Says whether a text is news: not told within the last `windowMs`. Times are milliseconds of any one clock. */
export function makeRepeatFilter(windowMs: number): (text: string, now: number) => boolean {
  const told = new Map<string, number>();
  return (text, now) => {
    for (const [old, at] of told) if (now - at >= windowMs) told.delete(old);
    if (told.has(text)) return false;
    told.set(text, now);
    return true;
  };
}
