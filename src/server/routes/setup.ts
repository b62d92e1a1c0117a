import { setupRequestSchema } from '#domain/desk/desk';
import { parsedBody } from '../access/read-body';
import { answer, type Reply, refuse } from '../access/reply';
import { isSameOrigin } from '../access/same-origin';
import { beginSession } from '../access/session';
import type { Context } from '../context';
import { type NationalArea, openNationalAreas, townsAndVillages } from '../county/national-areas';
import { setUp } from '../county/set-up';
import { fillDemo, foundDemo } from '../demo/make-demo';
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
    const made = founding.demo
      ? await foundDemo(context, { token, account: founding.account })
      : await setUp(context, { token, founding: { ...founding, areas: areasOf(founding.county.area) } });
    if (!made.ok) return refuse(made.fault);
    // Whoever set the demonstration up need not wait until everybody has passed through it.
    if (founding.demo)
      context.background.begin('demonstration', (signal) =>
        fillDemo(context, { account: made.value, signal }),
      );
    const account = await readAccount(context.store.db, { id: made.value });
    const cookie = account === null ? {} : { 'set-cookie': await beginSession(context, account) };
    return { status: 200, body: {}, headers: cookie };
  });
}

/** Towns and villages of a county, from the national lists. */
function areasOf(county: string): NationalArea[] {
  const lists = openNationalAreas();
  const areas = lists === null ? [] : townsAndVillages(lists, county);
  lists?.close();
  return areas;
}

/** The one field whose fault has a code of its own. */
function weakPassword(reply: Reply): Reply | null {
  const text = JSON.stringify(reply.body);
  return text.includes('"account.password"')
    ? refuse('weak-password', { fields: ['account.password'] })
    : null;
}
