import * as z from 'zod/mini';
import { idSchema, textSchema, timeSchema } from '../field';
import type { FactList, KnownFact } from './known-facts';
import { factKey } from './known-facts';
import { bySaying } from './register';

/**
 * That a fact was said in error: a fact of its own, with an author, beside the one it names. Said again later, the
 * fact counts again.
 */
export const withdrawalSchema = z.strictObject({
  list: z.enum([
    'stays',
    'tests',
    'codes',
    'travels',
    'temperatures',
    'symptoms',
    'contacts',
    'clearances',
    'passages',
  ]),
  /** `factKey` of what is withdrawn. */
  fact: z.string().check(z.minLength(2), z.maxLength(4000)),
  /** Who withdrew it: the author's account, never a name. */
  by: idSchema,
  reason: textSchema(200),
  at: timeSchema,
  record: idSchema,
});
export type Withdrawal = z.infer<typeof withdrawalSchema>;

/** Both lists as one, each withdrawal once. */
export function mergeWithdrawals(a: readonly Withdrawal[], b: readonly Withdrawal[]): Withdrawal[] {
  if (a.length + b.length < 2) return [...a, ...b];
  const merged = new Map([...a, ...b].map((one) => [factKey(one), one]));
  return [...merged].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, withdrawal]) => withdrawal);
}

/** The facts of one list that stand: never withdrawn, or said again since. */
export function standing<F extends object>(
  known: readonly KnownFact<F>[],
  list: FactList,
  withdrawals: readonly Withdrawal[],
): F[] {
  const against = withdrawals.filter((withdrawal) => withdrawal.list === list);
  if (against.length === 0) return known.map((one) => one.fact);
  return known
    .filter((one) => {
      const key = factKey(one.fact);
      return !against.some((withdrawal) => withdrawal.fact === key && bySaying(withdrawal, one) > 0);
    })
    .map((one) => one.fact);
}
