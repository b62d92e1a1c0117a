/** So many rooms are added at once at most. */
const MOST = 200;

/**
 * The names of rooms that somebody typed: with spaces or commas between; `101-120` are twenty, and keep their zeros (`01-03`).
 */
export function roomNames(text: string): string[] {
  const words = text.split(/[\s,，、;；]+/).filter((word) => word !== '');
  return [...new Set(words.flatMap(namesOf))].slice(0, MOST + 1);
}

function namesOf(word: string): string[] {
  const span = /^(\D*)(\d{1,5})[-–—~～\u81f3](\d{1,5})$/.exec(word);
  const [, front = '', first = '', last = ''] = span ?? [];
  const count = Number(last) - Number(first);
  if (span === null || count < 0 || count > MOST) return [word];
  return Array.from(
    { length: count + 1 },
    (_, i) => `${front}${String(Number(first) + i).padStart(first.length, '0')}`,
  );
}
