import { nearDecisionSchema, splitRequestSchema } from '#domain/desk/near-matches-desk';
import { idSchema } from '#domain/field';
import { parsedBody } from '../access/read-body';
import { answer, done, refuse } from '../access/reply';
import type { Context } from '../context';
import { keepApart, mergePersons } from '../people/merge-persons';
import { nearAnswer } from '../people/near-answer';
import { splitPerson } from '../people/split-person';
import type { Doors } from './doors';

/** Entries that may be of one person: joined, kept apart, taken apart again. */
export function nearMatchRoutes(doors: Doors, context: Context): void {
  doors.desk('GET /v1/near-matches', async (_request, account) => answer(await nearAnswer(context, account)));
  doors.desk('POST /v1/near-matches/:id/merge', async (request, account) => {
    const said = parsedBody(request, nearDecisionSchema);
    if (!said.ok) return said.fault;
    const id = idSchema.safeParse(request.params['id']);
    if (!id.success) return refuse('not-found');
    const merged = await mergePersons(context, account, { id: id.data, reason: said.value.reason });
    return merged.ok ? answer(merged.value) : refuse(merged.fault);
  });
  doors.desk('POST /v1/near-matches/:id/apart', async (request, account) => {
    const said = parsedBody(request, nearDecisionSchema);
    if (!said.ok) return said.fault;
    const id = idSchema.safeParse(request.params['id']);
    if (!id.success) return refuse('not-found');
    const kept = await keepApart(context, account, { id: id.data, reason: said.value.reason });
    return kept.ok ? done() : refuse(kept.fault);
  });
  doors.desk('POST /v1/persons/:id/split', async (request, account) => {
    const said = parsedBody(request, splitRequestSchema);
    if (!said.ok) return said.fault;
    const id = idSchema.safeParse(request.params['id']);
    if (!id.success) return refuse('not-found');
    const split = await splitPerson(context, account, { ...said.value, id: id.data });
    return split.ok ? answer(split.value) : refuse(split.fault);
  });
}
