import type { Request } from 'express';
import * as z from 'zod/mini';
import { callsQuerySchema, comeOnDutySchema, setTelephoneSchema } from '#domain/desk/duty-desk';
import { idSchema } from '#domain/field';
import type { RouteName } from '../access/matrix';
import { parsedBody, parsedQuery } from '../access/read-body';
import { answer, done, refuse } from '../access/reply';
import type { Context } from '../context';
import { callsAnswer, noAnswer } from '../notify/calls';
import { comeOnDuty, dutyAnswer, leaveDuty, setAccountTelephone, setTelephoneOfPost } from '../notify/duty';
import type { Doors } from './doors';

/** Who is on duty where, and whom to call. */
export function dutyRoutes(doors: Doors, context: Context): void {
  doors.desk('GET /v1/duty', async (_request, account) => answer(await dutyAnswer(context, account)));
  doors.desk('POST /v1/duty', async (request, account) => {
    const wanted = parsedBody(request, comeOnDutySchema);
    if (!wanted.ok) return wanted.fault;
    await comeOnDuty(context, account, wanted.value.telephone);
    return done();
  });
  doors.desk('DELETE /v1/duty', async (_request, account) => {
    await leaveDuty(context, account);
    return done();
  });
  const telephone = (route: RouteName, set: typeof setAccountTelephone) =>
    doors.desk(route, async (request, account) => {
      const wanted = parsedBody(request, setTelephoneSchema);
      if (!wanted.ok) return wanted.fault;
      const was = await set(context, account, { id: idOf(request), ...wanted.value });
      return was === 'set' ? done() : refuse(was);
    });
  telephone('POST /v1/accounts/:id/telephone', setAccountTelephone);
  telephone('POST /v1/posts/:id/telephone', setTelephoneOfPost);
  doors.desk('GET /v1/calls', async (request, account) => {
    const query = parsedQuery(request, callsQuerySchema);
    return query.ok ? answer(await callsAnswer(context, account, query.value.only)) : query.fault;
  });
  doors.desk('POST /v1/instructions/:id/no-answer', async (request, account) => {
    const body = parsedBody(request, z.strictObject({}));
    if (!body.ok) return body.fault;
    const noted = await noAnswer(context, account, idOf(request));
    return noted === 'noted' ? done() : refuse(noted);
  });
}

/** The id that the address names; '' names nothing. */
function idOf(request: Request): string {
  const id = idSchema.safeParse(request.params['id']);
  return id.success ? id.data : '';
}
