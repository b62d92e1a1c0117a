import { closeOpenItemSchema, openItemsQuerySchema, takeOpenItemSchema } from '#domain/open-item/open-item';
import { parsedBody, parsedQuery } from '../access/read-body';
import { answer, refuse } from '../access/reply';
import type { Context } from '../context';
import { closeItem, openItemsAnswer, takeItem } from '../open-items/desk-open-items';
import type { Doors } from './doors';

/** What waits for a desk to see to it. */
export function openItemRoutes(doors: Doors, context: Context): void {
  doors.desk('GET /v1/open-items', async (request, account) => {
    const query = parsedQuery(request, openItemsQuerySchema);
    return query.ok ? answer(await openItemsAnswer(context, account, query.value)) : query.fault;
  });
  doors.desk('POST /v1/open-items/:id/take', async (request, account) => {
    const body = parsedBody(request, takeOpenItemSchema);
    if (!body.ok) return body.fault;
    const taken = await takeItem(context, account, { id: String(request.params['id']), ...body.value });
    return taken.ok ? answer({}) : refuse(taken.fault);
  });
  doors.desk('POST /v1/open-items/:id/close', async (request, account) => {
    const body = parsedBody(request, closeOpenItemSchema);
    if (!body.ok) return body.fault;
    const closed = await closeItem(context, account, { id: String(request.params['id']), ...body.value });
    return closed.ok ? answer({}) : refuse(closed.fault);
  });
}
