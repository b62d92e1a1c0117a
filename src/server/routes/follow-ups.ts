import { isWithin } from '#domain/area/place';
import { followUpsQuerySchema } from '#domain/desk/follow-ups-desk';
import { parsedQuery } from '../access/read-body';
import { answer, refuse } from '../access/reply';
import type { Context } from '../context';
import { listFollowUps } from '../followup/desk-follow-ups';
import type { Doors } from './doors';

/** Follow-ups as the desks see them. */
export function followUpRoutes(doors: Doors, context: Context): void {
  doors.desk('GET /v1/follow-ups', async (request, account) => {
    const query = parsedQuery(request, followUpsQuerySchema);
    if (!query.ok) return query.fault;
    const area = query.value.area ?? account.area;
    return isWithin(area, account.area) ? answer(await listFollowUps(context, area)) : refuse('not-allowed');
  });
}
