import type { Published } from '#domain/desk/policy-desk';
import { fault, type Result } from '#domain/result';
import type { SignedIn } from '../access/session';
import type { Context } from '../context';
import { wantedOf } from './policy-content';
import { previewOf } from './preview-policy';
import { publish } from './publish-policy';

/**
 * Publishes what was previewed. Where it changes many, somebody else than its author has to do it (SECURITY.md): two
 * persons, two accounts.
 * @returns `second-person` when the author would be alone; `conflict` when another policy came into force meanwhile
 */
export async function publishPreview(
  context: Context,
  account: SignedIn,
  id: string,
): Promise<Result<Published, 'not-found' | 'conflict' | 'not-set-up' | 'bad-request' | 'second-person'>> {
  const found = await previewOf(context, id);
  if (!found.ok) return fault(found.fault === 'gone' ? 'conflict' : found.fault);
  const { row, preview } = found.value;
  if (preview.needsSecond && row.author === account.id) return fault('second-person');
  const second = row.author === account.id ? null : account.id;
  return await publish(context, { wanted: wantedOf(row.body), author: row.author, second });
}
