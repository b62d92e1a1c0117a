import * as z from 'zod/mini';
import { idSchema, timeSchema } from '../field';

/**
 * A field of which the newest saying counts. `at` is the corrected time of the record that said it, fixed when the
 * record was first stored.
 */
export const registerSchema = z.strictObject({
  value: z.string().check(z.minLength(1), z.maxLength(500)),
  at: timeSchema,
  record: idSchema,
});
export type Register = z.infer<typeof registerSchema>;

/** When something was said, and in which record: the newest wins, and of the same moment the greater record id. */
export type Saying = { at: number; record: string };

/** Positive when `a` is the newer saying. */
export function bySaying(a: Saying, b: Saying): number {
  if (a.at !== b.at) return a.at - b.at;
  return a.record === b.record ? 0 : a.record > b.record ? 1 : -1;
}

/** The register that stays of two; none never erases one. */
export function mergeRegister(a: Register | undefined, b: Register | undefined): Register | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  // One record says a field once; were it to say two, which stays must not depend on the order.
  const newer = bySaying(a, b) || (a.value > b.value ? 1 : -1);
  return newer > 0 ? a : b;
}
