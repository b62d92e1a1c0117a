import type { TroubledRecord } from '#device/device';
import { REJECTIONS } from '#domain/wire';
import type { Books } from './library';

type RejectionWords = Books['post']['rejections'];

/** What happened to a record and what can be done, in sentences. A reason that this app does not know is one of reading. */
export function rejectionOf(
  { state, reason }: Pick<TroubledRecord, 'state' | 'reason'>,
  words: RejectionWords,
): { means: string; todo: string } {
  if (state === 'conflict') return words.conflict;
  return words.why[REJECTIONS.find((one) => one === reason) ?? 'unreadable'];
}

/** The wrong fields by the names that workers know: the part of the record that each stands in, once. */
export function fieldNames(fields: readonly string[], words: RejectionWords): string {
  const known = new Map<string, string>(Object.entries(words.field));
  const names = fields.map((path) => {
    const parts = path.split('.').filter((part) => part !== 'body');
    return known.get(parts[0] ?? '') ?? parts[0] ?? path;
  });
  return [...new Set(names)].filter((name) => name !== '').join(words.comma);
}
