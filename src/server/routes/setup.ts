import { setupRequestSchema } from '#domain/desk/desk';
import { parsedBody } from '../access/read-body';
import { answer, type Reply, refuse } from '../access/reply';
import { isSameOrigin } from '../access/same-origin';
import { beginSession } from '../access/session';
import type { Context } from '../context';
import { openNationalAreas, townsAndVillages } from '../county/national-areas';
import { setUp } from '../county/set-up';
import { readAccount } from '../store/accounts';
import { readCounty } from '../store/county';
import type { Doors } from './doors';

/** Whether the county is set up, and setting it up. */
export function setupRoutes(doors: Doors, context: Context): void {
  doors.open('GET /v1/setup', async () => answer({ needed: (await readCounty(context.store.db)) === null }));
  doors.open('POST /v1/setup', async (request) => {
    if (!isSameOrigin(request, context.origin)) return refuse('not-allowed');
    const asked = parsedBody(request, setupRequestSchema);
    if (!asked.ok) return weakPassword(asked.fault) ?? asked.fault;
    const { token, ...founding } = asked.value;
    if (founding.county.area.length !== 6) return refuse('bad-request', { fields: ['county.area'] });
    const lists = openNationalAreas();
    const areas = lists === null ? [] : townsAndVillages(lists, founding.county.area);
    lists?.close();
    const made = await setUp(context, { token, founding: { ...founding, areas } });
    if (!made.ok) return refuse(made.fault);
    const account = await readAccount(context.store.db, { id: made.value });
    const cookie = account === null ? {} : { 'set-cookie': await beginSession(context, account) };
    return { status: 200, body: {}, headers: cookie };
  });
}

/** The one field whose fault has a code of its own. */
function weakPassword(reply: Reply): Reply | null {
  const text = JSON.stringify(reply.body);
  return text.includes('"account.password"')
    ? refuse('weak-password', { fields: ['account.password'] })
    : null;
}
