import * as z from 'zod/mini';
import type { Database } from './database';

/** What the phone says when it was knocked at while the app is closed: in the language of its worker, without a name. */
const newsWordsSchema = z.object({ title: z.string(), body: z.string() });
export type NewsWords = z.infer<typeof newsWordsSchema>;

const DRAFT = 'news-words';

/** Keeps the words for the service worker, which has no catalogue of its own. */
export const keepNewsWords = (database: Database, words: NewsWords): Promise<void> =>
  database.run(async (db) => void (await db.put('drafts', words, DRAFT)));

/** The words that were kept; the app's name alone where none were. */
export async function readNewsWords(database: Database): Promise<NewsWords> {
  const kept = await database.run((db) => db.get('drafts', DRAFT)).catch(() => undefined);
  const words = newsWordsSchema.safeParse(kept);
  return words.success ? words.data : { title: 'Kakou', body: '' };
}
