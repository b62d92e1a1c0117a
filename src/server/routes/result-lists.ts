import { newResultListSchema } from '#domain/test-result/result-list';
import { parsedBody } from '../access/read-body';
import { answer, done, refuse } from '../access/reply';
import type { Context } from '../context';
import { confirmResultList, dropList, makeResultList, resultListsAnswer } from '../open-items/result-lists';
import type { Doors } from './doors';

/** Lists of results: one account brings them in, another one confirms them. */
export function resultListRoutes(doors: Doors, context: Context): void {
  doors.desk('GET /v1/result-lists', async (_request, account) =>
    answer({ lists: await resultListsAnswer(context, account) }),
  );
  doors.desk('POST /v1/result-lists', async (request, account) => {
    const body = parsedBody(request, newResultListSchema);
    if (!body.ok) return body.fault;
    const made = await makeResultList(context, account, body.value.text);
    return made.ok ? answer(made.value) : refuse(made.fault);
  });
  doors.desk('POST /v1/result-lists/:id/confirm', async (request, account) => {
    const confirmed = await confirmResultList(context, account, String(request.params['id']));
    return confirmed.ok ? done() : refuse(confirmed.fault);
  });
  doors.desk('DELETE /v1/result-lists/:id', async (request, account) => {
    const gone = await dropList(context, account, String(request.params['id']));
    return gone.ok ? done() : refuse(gone.fault);
  });
}
