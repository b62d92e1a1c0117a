import { type PushAnswer, pushRequestSchema } from '#domain/wire';
import { parsedBody } from '../access/read-body';
import { answer, done, refuse } from '../access/reply';
import type { Context } from '../context';
import { isPublicUrl } from '../notify/outgoing';
import { dropSubscription, keepSubscription, readSubscription } from '../store/duty';
import type { Doors } from './doors';

/** Where a phone of a post wants to be knocked at while its app is closed. */
export function pushRoutes(doors: Doors, context: Context): void {
  doors.phone('GET /v1/push', async (_request, { install }) => {
    const key = context.notifying.push?.publicKey ?? null;
    const value: PushAnswer = { key, endpoint: await readSubscription(context.store.db, install.id) };
    return answer(value);
  });
  doors.phone('POST /v1/push', async (request, { install }) => {
    const wanted = parsedBody(request, pushRequestSchema);
    if (!wanted.ok) return wanted.fault;
    const { endpoint } = wanted.value;
    if (endpoint === null) {
      await context.store.write((tx) => dropSubscription(tx, install.id));
      return done();
    }
    if (context.notifying.push === null) return refuse('not-found');
    if (!isPublicUrl(endpoint)) return refuse('bad-request', { fields: ['endpoint'] });
    const row = { install: install.id, area: install.area, endpoint, made_at: context.now() };
    await context.store.write((tx) => keepSubscription(tx, row));
    return done();
  });
}
