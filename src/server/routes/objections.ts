import { idSchema } from '#domain/field';
import { objectionAnswerSchema } from '#domain/objection/objection';
import { parsedBody } from '../access/read-body';
import { done, refuse, answer as replyWith } from '../access/reply';
import type { Context } from '../context';
import { answer, listObjections } from '../objections/desk-objections';
import type { Doors } from './doors';

/** What travellers say against their colours, and the desk's answers. */
export function objectionRoutes(doors: Doors, context: Context): void {
  doors.desk('GET /v1/objections', async (_request, account) =>
    replyWith({ objections: await listObjections(context, account) }),
  );
  doors.desk('POST /v1/objections/:id/answer', async (request, account) => {
    const said = parsedBody(request, objectionAnswerSchema);
    if (!said.ok) return said.fault;
    const id = idSchema.safeParse(request.params['id']);
    if (!id.success) return refuse('not-found');
    const answered = await answer(context, account, { ...said.value, id: id.data });
    return answered.ok ? done() : refuse(answered.fault);
  });
}
