import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { pino } from 'pino';
import { inject, onTestFinished } from 'vitest';
import type { County, Post } from '#domain/county/county';
import { countyAnswerSchema, installAnswerSchema } from '#domain/wire';
import { createApp } from '#server/app';
import type { Context } from '#server/context';
import { makeSetUpToken } from '#server/county/set-up';
import { openContext } from '#server/open-context';
import { type TestPhone, testPhone } from './phone';

export type StoreUnderTest = 'sqlite' | 'postgres';
export const STORES: readonly StoreUnderTest[] = ['sqlite', 'postgres'];

/** A county with a motorway exit, a village post, a neighbour village, and its desk. Nobody of it exists. */
export type TestCounty = {
  base: string;
  context: Context;
  /** The folder of keys and database. */
  data: string;
  /** URL of the PostgreSQL database, or null. */
  db: string | null;
  /** Lines that the server logged. */
  log: string[];
  card: County;
  exit: Post;
  village: Post;
  other: Post;
  /** Cookie of the county desk. */
  cookie: string;
  setUpToken: string;
  /** What the clock of the server shows is moved by so many ms. */
  wait(ms: number): void;
  desk(method: string, path: string, body?: unknown, more?: { cookie?: string }): Promise<Response>;
  traveller(): Promise<TestPhone>;
  worker(post: Post): Promise<TestPhone & { worker: string; post: Post }>;
};

export const PASSWORD = 'lantern-orchid-47-river';
const LIMITS = { open: 1e6, phone: 1e6, desk: 1e6, look: 1e6, signIn: 1e6 };

/** Opens a whole server on a free port, before set-up. It ends with the test. */
export async function bareServer(kind: StoreUnderTest = 'sqlite', limits = LIMITS) {
  const data = mkdtempSync(join(tmpdir(), 'kakou-test-'));
  const db = kind === 'postgres' ? await freshDatabase() : null;
  const log: string[] = [];
  let moved = 0;
  const context = await openContext({
    data,
    db,
    origin: 'http://localhost',
    web: null,
    log: pino({ base: null }, { write: (line: string) => void log.push(line) }),
    now: () => Date.now() + moved,
    limits,
  });
  const server = createServer(createApp(context));
  await new Promise<void>((resolve) => void server.listen(0, resolve));
  const address = server.address();
  const base = `http://localhost:${typeof address === 'object' && address !== null ? address.port : 0}`;
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await context.store.close();
    rmSync(data, { recursive: true, force: true });
  });
  return { data, db, log, context, base, wait: (ms: number) => void (moved += ms) };
}

/** A server with its county set up through the API. */
export async function testCounty(kind: StoreUnderTest = 'sqlite', limits = LIMITS): Promise<TestCounty> {
  const bare = await bareServer(kind, limits);
  const { base, context } = bare;
  const setUpToken = (await makeSetUpToken(context)) ?? '';
  const made = await fetch(`${base}/v1/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(setupBody(setUpToken)),
  });
  if (made.status !== 200) throw new Error(`set-up: ${made.status} ${await made.text()}`);
  const cookie = (made.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const { county: card } = countyAnswerSchema.parse(await (await fetch(`${base}/v1/county`)).json());
  const named = (name: string) => {
    const post = card.posts.find((one) => one.name === name);
    if (post === undefined) throw new Error(`no post ${name}`);
    return post;
  };
  const desk: TestCounty['desk'] = (method, path, body, more = {}) =>
    fetch(`${base}${path}`, {
      method,
      headers: {
        cookie: more.cookie ?? cookie,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  return {
    ...bare,
    card,
    exit: named('North exit'),
    village: named('Willow village'),
    other: named('Stone village'),
    cookie,
    setUpToken,
    desk,
    async traveller() {
      const phone = testPhone(base);
      const body = { install: phone.install, key: phone.key };
      const hello = await phone.request('POST', '/v1/installs', { body });
      phone.county(installAnswerSchema.parse(await hello.json()).county);
      return phone;
    },
    async worker(post) {
      const { id } = await (await desk('POST', '/v1/workers', { name: 'Lu Ming', post: post.id })).json();
      const { text } = await (await desk('POST', '/v1/enrolments', { post: post.id })).json();
      const phone = testPhone(base);
      const token = String(text).split('#')[1];
      const body = { token, install: phone.install, key: phone.key, model: 'Test phone' };
      const enrolled = await phone.request('POST', '/v1/enrol', { body });
      phone.county(installAnswerSchema.parse(await enrolled.json()).county);
      return { ...phone, worker: String(id), post };
    },
  };
}

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
  demo: true,
});

async function freshDatabase(): Promise<string> {
  const server = inject('postgres');
  const name = `k${Math.random().toString(36).slice(2)}`;
  const admin = new pg.Client({ connectionString: `${server}/postgres` });
  await admin.connect();
  await admin.query(`create database ${name}`);
  await admin.end();
  return `${server}/${name}`;
}
