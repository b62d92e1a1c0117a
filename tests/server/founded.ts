import { createServer } from 'node:http';
import { pino } from 'pino';
import { LIMITS } from '#server/access/limits';
import { createApp } from '#server/app';
import { makeSetUpToken } from '#server/county/set-up';
import { openContext } from '#server/open-context';

export const PASSWORD = 'lantern-orchid-47-river';

/** What the set-up page sends. */
export const setupBody = (token: string) => ({
  token,
  county: { name: 'Test county', area: '610921' },
  account: { login: 'desk', name: 'Wen Hua', password: PASSWORD },
  posts: [
    { name: 'North exit', kind: 'motorway', area: '610921' },
    { name: 'Willow village', kind: 'village', area: '610921100001' },
    { name: 'Stone village', kind: 'village', area: '610921101201' },
  ],
  demo: false,
});

/** A county that was set up, with its server closed again: to be copied, never opened. */
export type Founded = {
  /** The folder of its keys, and of its database unless that is in PostgreSQL. */
  data: string;
  /** Name of its PostgreSQL database, or null. */
  database: string | null;
  /** Cookie of the county desk. */
  cookie: string;
  setUpToken: string;
};

/** Sets a county up through the API, in a folder that is there and empty. `db` is the URL of an empty PostgreSQL database. */
export async function found(data: string, db: string | null): Promise<Founded> {
  const context = await openContext({
    data,
    db,
    origin: 'http://localhost',
    web: null,
    log: pino({ enabled: false }),
    limits: LIMITS,
  });
  const server = createServer(createApp(context));
  await new Promise<void>((resolve) => void server.listen(0, resolve));
  const address = server.address();
  const setUpToken = (await makeSetUpToken(context)) ?? '';
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const made = await fetch(`http://localhost:${port}/v1/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(setupBody(setUpToken)),
  });
  if (made.status !== 200) throw new Error(`set-up: ${made.status} ${await made.text()}`);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await context.store.close();
  const cookie = (made.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return { data, database: db === null ? null : new URL(db).pathname.slice(1), cookie, setUpToken };
}
