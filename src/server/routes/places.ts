import type { Request } from 'express';
import type * as z from 'zod/mini';
import {
  enrolmentRequestSchema,
  newAccountSchema,
  newPostSchema,
  newVenueSchema,
  newWorkerSchema,
  setChallengeSchema,
} from '#domain/desk/desk';
import { idSchema } from '#domain/field';
import type { Result } from '#domain/result';
import type { Refusal } from '#domain/wire';
import type { RouteName } from '../access/matrix';
import { parsedBody } from '../access/read-body';
import { answer, done, refuse } from '../access/reply';
import type { SignedIn } from '../access/session';
import type { Context } from '../context';
import { type Endable, end } from '../county/end-place';
import { enrolPost } from '../county/enrol-post';
import { revokePhone, troublesOf } from '../county/phones';
import { placeCode } from '../county/place-codes';
import {
  makeAccount,
  makePost,
  makeVenue,
  makeWorker,
  placesAnswer,
  setPostChallenge,
} from '../county/places';
import type { Doors } from './doors';

type Make<T> = (context: Context, account: SignedIn, wanted: T) => Promise<Result<string, Refusal['error']>>;

/** Posts, workers, phones, venues, accounts: listing, making and ending them. */
export function placeRoutes(doors: Doors, context: Context): void {
  const make = <T>(route: RouteName, schema: z.ZodMiniType<T>, deed: Make<T>) =>
    doors.desk(route, async (request, account) => {
      const wanted = parsedBody(request, schema);
      if (!wanted.ok) return wanted.fault;
      const made = await deed(context, account, wanted.value);
      return made.ok ? answer({ id: made.value }) : refuse(made.fault);
    });
  const ends = (route: RouteName, table: Endable) =>
    doors.desk(route, async (request, account) => {
      const ended = await end(context, account, { table, id: idOf(request, 'id') });
      return ended === 'ended' ? done() : refuse(ended);
    });

  doors.desk('GET /v1/places', async (_request, account) =>
    answer(await placesAnswer(context.store.db, account)),
  );
  make('POST /v1/posts', newPostSchema, makePost);
  make('POST /v1/workers', newWorkerSchema, makeWorker);
  make('POST /v1/venues', newVenueSchema, makeVenue);
  make('POST /v1/accounts', newAccountSchema, makeAccount);
  doors.desk('POST /v1/posts/:id/challenge', async (request, account) => {
    const wanted = parsedBody(request, setChallengeSchema);
    if (!wanted.ok) return wanted.fault;
    const post = { id: idOf(request, 'id'), ...wanted.value };
    const set = await setPostChallenge(context, account, post);
    return set === 'set' ? done() : refuse(set);
  });
  ends('DELETE /v1/posts/:id', 'posts');
  ends('DELETE /v1/workers/:id', 'workers');
  ends('DELETE /v1/venues/:id', 'venues');
  ends('DELETE /v1/accounts/:id', 'accounts');
  doors.desk('DELETE /v1/phones/:install', async (request, account) =>
    (await revokePhone(context, account, idOf(request, 'install'))) ? done() : refuse('not-found'),
  );
  doors.desk('GET /v1/phones/:install/troubles', async (request, account) => {
    const troubles = await troublesOf(context.store.db, account, idOf(request, 'install'));
    return troubles === null ? refuse('not-found') : answer(troubles);
  });
  doors.desk('POST /v1/enrolments', async (request, account) => {
    const asked = parsedBody(request, enrolmentRequestSchema);
    if (!asked.ok) return asked.fault;
    const made = await enrolPost(context, account, asked.value.post);
    return made === null ? refuse('not-found') : answer(made);
  });
  doors.desk('GET /v1/codes/:kind/:id', async (request, account) => {
    const kind = request.params['kind'];
    if (kind !== 'venue' && kind !== 'post') return refuse('not-found');
    const code = await placeCode(context, account, { kind, id: idOf(request, 'id') });
    return code === null ? refuse('not-found') : answer(code);
  });
}

/** An id in the path, or one that nothing has. */
function idOf(request: Request, name: string): string {
  const id = idSchema.safeParse(request.params[name]);
  return id.success ? id.data : '';
}
