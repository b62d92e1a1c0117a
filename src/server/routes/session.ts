import { type Account, accountSchema, roleSchema, signInSchema } from '#domain/desk/desk';
import { isPassword } from '../access/password';
import { parsedBody } from '../access/read-body';
import { answer, refuse } from '../access/reply';
import { isSameOrigin } from '../access/same-origin';
import { beginSession, endSession } from '../access/session';
import type { Context } from '../context';
import { readAccount } from '../store/accounts';
import { readCounty } from '../store/county';
import type { AccountRow } from '../store/tables';
import type { Doors } from './doors';

/** Signing in, who is signed in, and signing out. */
export function sessionRoutes(doors: Doors, context: Context): void {
  doors.open('POST /v1/session', async (request) => {
    if (!isSameOrigin(request, context.origin)) return refuse('not-allowed');
    const asked = parsedBody(request, signInSchema);
    if (!asked.ok) return asked.fault;
    const { password } = asked.value;
    // What can be nobody's login is not asked of the store, which may not even be able to hold it.
    const login = accountSchema.shape.login.safeParse(asked.value.login);
    const account = login.success ? await readAccount(context.store.db, { login: login.data }) : null;
    const open = account !== null && account.ended_at === null ? account : null;
    if (!(await isPassword(open?.password ?? null, password)) || open === null)
      return refuse('wrong-sign-in');
    return {
      ...answer(await shown(context, open)),
      headers: { 'set-cookie': await beginSession(context, open) },
    };
  });
  doors.desk('GET /v1/session', async (_request, account) => answer(await shown(context, account)));
  doors.desk('DELETE /v1/session', async (_request, account) => ({
    ...answer({}),
    headers: { 'set-cookie': await endSession(context, account.session), 'clear-site-data': '"cache"' },
  }));
}

async function shown(context: Context, account: AccountRow): Promise<Account> {
  const county = await readCounty(context.store.db);
  const { id, login, name, area } = account;
  const where = { name: county?.name ?? '', area: county?.area ?? '', demo: county?.demo === 1 };
  return { id, login, name, role: roleSchema.parse(account.role), area, county: where };
}
