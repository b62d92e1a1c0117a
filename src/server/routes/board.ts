import * as z from 'zod/mini';
import { boardQuerySchema } from '#domain/desk/desk';
import { parsedQuery } from '../access/read-body';
import { answer } from '../access/reply';
import type { Context } from '../context';
import { boardAnswer, vehiclesAnswer } from '../people/board-answer';
import type { Doors } from './doors';

const vehiclesQuerySchema = z.strictObject({ hours: boardQuerySchema.shape.hours });

/** The board and the vehicles of an account's area. */
export function boardRoutes(doors: Doors, context: Context): void {
  doors.desk('GET /v1/board', async (request, account) => {
    const query = parsedQuery(request, boardQuerySchema);
    return query.ok ? answer(await boardAnswer(context, account, query.value)) : query.fault;
  });
  doors.desk('GET /v1/vehicles', async (request, account) => {
    const query = parsedQuery(request, vehiclesQuerySchema);
    return query.ok ? answer(await vehiclesAnswer(context, account, query.value.hours)) : query.fault;
  });
}
