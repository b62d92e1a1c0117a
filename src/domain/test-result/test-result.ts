import * as z from 'zod/mini';
import { idSchema, passNumberSchema, timeSchema } from '../field';

/**
 * The result of a test that was not there when the person was checked. It names the check that asked for it, so that
 * the phone need not keep a document number; or a person by the county's id, or a pass. `from`: the worker saw it, it
 * stood in a list, or signed evidence says it.
 */
export const testResultSchema = z
  .strictObject({
    whom: z.union([
      z.strictObject({ check: idSchema }),
      z.strictObject({ person: idSchema }),
      z.strictObject({ pass: passNumberSchema }),
    ]),
    method: z.enum(['antigen', 'naat']),
    result: z.enum(['negative', 'positive']),
    sampledAt: timeSchema,
    /** When the result was there, if that is known. */
    resultAt: z.optional(timeSchema),
    from: z.enum(['worker', 'list', 'evidence']),
  })
  .check(z.refine(({ sampledAt, resultAt }) => resultAt === undefined || resultAt >= sampledAt));
export type TestResult = z.infer<typeof testResultSchema>;
