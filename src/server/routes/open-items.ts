import { closeOpenItemSchema } from '#domain/desk/open-items';
import { parsedBody } from '../access/read-body';
import { answer, refuse } from '../access/reply';
import type { Context } from '../context';
import { closeItem, openItemsAnswer } from '../people/open-items';
import type { Doors } from './doors';

/** What waits for a desk to see to it. */
export function openItemRoutes(doors: Doors, context: Context): void {
  doors.desk('GET /v1/open-items', async (_request, account) =>
    answer(await openItemsAnswer(context, account)),
  );
  doors.desk('POST /v1/open-items/:id/close', async (request, account) => {
    const body = parsedBody(request, closeOpenItemSchema);
    if (!body.ok) return body.fault;
    const closed = await closeItem(context, account, { id: String(request.params['id']), ...body.value });
    return closed.ok ? answer({}) : refuse(closed.fault);
  });
}
