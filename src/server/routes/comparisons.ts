import { comparisonsQuerySchema, partiesQuerySchema } from '#domain/desk/comparisons-desk';
import { parsedQuery } from '../access/read-body';
import { answer } from '../access/reply';
import { comparisonsAnswer, partiesAnswer } from '../compare/desk-comparisons';
import type { Context } from '../context';
import type { Doors } from './doors';

/** Declared against checked against arrived. */
export function comparisonRoutes(doors: Doors, context: Context): void {
  doors.desk('GET /v1/comparisons', async (request, account) => {
    const query = parsedQuery(request, comparisonsQuerySchema);
    return query.ok
      ? answer(await comparisonsAnswer(context, account, query.value.day ?? null))
      : query.fault;
  });
  doors.desk('GET /v1/comparisons/parties', async (request, account) => {
    const query = parsedQuery(request, partiesQuerySchema);
    return query.ok ? answer(await partiesAnswer(context, account, query.value)) : query.fault;
  });
}
