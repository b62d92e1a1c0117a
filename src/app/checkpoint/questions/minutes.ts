/** Minutes after midnight of a typed time: 14:30, 14.30, 1430, 9:05, 14. Null when it is no time of a day. */
export function minutesOf(text: string): number | null {
  const typed = text.normalize('NFKC').trim();
  const parts = /^(\d{1,2})(?:[:.]?(\d{2}))?$/.exec(typed);
  if (parts === null) return null;
  const hours = Number(parts[1]);
  const minutes = Number(parts[2] ?? '0');
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : null;
}
