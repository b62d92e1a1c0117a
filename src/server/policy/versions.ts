import type * as z from 'zod/mini';
import type { versionsSchema } from '#domain/desk/policy-desk';
import { policySchema } from '#domain/policy/policy';
import { listAccounts } from '../store/accounts';
import { listPolicies } from '../store/policies';
import type { Db } from '../store/store';

/** Every version with who published it, the newest first. */
export async function policyVersions(db: Db): Promise<z.infer<typeof versionsSchema>> {
  const names = new Map((await listAccounts(db)).map((one) => [one.id, one.name]));
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? id));
  const rows = await listPolicies(db);
  return {
    versions: rows.map((row) => ({
      number: row.number,
      effectiveFrom: row.effective_from,
      publishedAt: row.published_at,
      by: nameOf(row.published_by),
      second: nameOf(row.second),
      riskAreas: policySchema.parse(JSON.parse(row.body)).riskAreas.length,
    })),
  };
}
