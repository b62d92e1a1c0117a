import * as z from 'zod/mini';
import { documentSchema } from '../document/identity';
import { nameSchema } from '../field';

/**
 * POST /v1/passes/rebind: a phone that lost its key, or another one, asks for the passes of a person by two facts of the
 * declaration. Answered like /v1/passes; `not-found` whatever did not fit, `slow-down` after too many tries.
 */
export const rebindRequestSchema = z.strictObject({ document: documentSchema, phone: nameSchema(20) });
export type RebindRequest = z.infer<typeof rebindRequestSchema>;
