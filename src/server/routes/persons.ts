import { searchRequestSchema } from '#domain/desk/search-desk';
import { idSchema } from '#domain/field';
import { parsedBody } from '../access/read-body';
import { answer, refuse } from '../access/reply';
import type { Context } from '../context';
import { openPerson } from '../people/person-answer';
import { searchFor } from '../people/search-persons';
import type { Doors } from './doors';

/** Opening one person, and searching. */
export function personRoutes(doors: Doors, context: Context): void {
  doors.desk('GET /v1/persons/:id', async (request, account) => {
    const id = idSchema.safeParse(request.params['id']);
    const person = id.success ? await openPerson(context, account, id.data) : null;
    return person === null ? refuse('not-found') : answer(person);
  });
  doors.desk('POST /v1/persons/search', async (request, account) => {
    const asked = parsedBody(request, searchRequestSchema);
    return asked.ok ? answer(await searchFor(context, account, asked.value.text)) : asked.fault;
  });
}
