import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { pino } from 'pino';
import { inject, onTestFinished } from 'vitest';
import type { County, Post } from '#domain/county/county';
import { type NewPolicy, previewSchema } from '#domain/desk/policy-desk';
import { countyAnswerSchema, installAnswerSchema } from '#domain/wire';
import type { Limits } from '#server/access/limits';
import { createApp } from '#server/app';
import type { NotifyConfig } from '#server/config';
import type { Context } from '#server/context';
import type { Outgoing } from '#server/notify/outgoing';
import { openContext } from '#server/open-context';
import type { StoreKind } from '#server/store/store';
import { type TestPhone, testPhone } from './phone';

export const STORES: readonly StoreKind[] = ['sqlite', 'postgres'];

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
  /** Cookie of another account of the county desk: what changes many needs two persons. */
  second(): Promise<string>;
  /** Previews a policy and publishes it, by the second person; the answer of what did not go, or of publishing. */
  publish(wanted: NewPolicy): Promise<Response>;
  traveller(): Promise<TestPhone>;
  worker(post: Post): Promise<TestPhone & { worker: string; post: Post }>;
};

const LIMITS = { open: 1e6, phone: 1e6, desk: 1e6, look: 1e6, signIn: 1e6 };

type Opening = { limits?: Limits; lockWait?: number; notify?: NotifyConfig; send?: Outgoing };

/** Opens a whole server on a free port, before set-up. It ends with the test. */
export async function bareServer(kind: StoreKind = 'sqlite', opening: Opening = {}) {
  const data = mkdtempSync(join(tmpdir(), 'kakou-test-'));
  return await openServer(data, kind === 'postgres' ? await freshDatabase('template1') : null, opening);
}

async function openServer(data: string, db: string | null, opening: Opening) {
  const log: string[] = [];
  let moved = 0;
  const context = await openContext({
    data,
    db,
    origin: 'http://localhost',
    web: null,
    log: pino({ base: null }, { write: (line: string) => void log.push(line) }),
    now: () => Date.now() + moved,
    limits: LIMITS,
    ...opening,
  });
  const server = createServer(createApp(context));
  await new Promise<void>((resolve) => void server.listen(0, resolve));
  const address = server.address();
  const base = `http://localhost:${typeof address === 'object' && address !== null ? address.port : 0}`;
  onTestFinished(async () => {
    await context.background.stop();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await context.store.close();
    rmSync(data, { recursive: true, force: true });
  });
  return { data, db, log, context, base, wait: (ms: number) => void (moved += ms) };
}

/** A server with a county of its own: a copy of the one that was set up through the API once for all tests. */
export async function testCounty(kind: StoreKind = 'sqlite', opening: Opening = {}): Promise<TestCounty> {
  const founded = inject('founded')[kind];
  const data = mkdtempSync(join(tmpdir(), 'kakou-test-'));
  cpSync(founded.data, data, { recursive: true });
  const db = founded.database === null ? null : await freshDatabase(founded.database);
  const bare = await openServer(data, db, opening);
  const { base } = bare;
  const { cookie, setUpToken } = founded;
  // The desk has signed in just now, however long ago the copied one did.
  const now = Date.now();
  await bare.context.store.db.updateTable('sessions').set({ made_at: now, seen_at: now }).execute();
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
  let other: Promise<string> | null = null;
  const second = () => (other ??= signInSecond(desk, base));
  return {
    ...bare,
    card,
    second,
    async publish(wanted) {
      const preview = await desk('POST', '/v1/policy/previews', wanted);
      if (!preview.ok) return preview;
      const { id } = previewSchema.parse(await preview.json());
      return await desk('POST', `/v1/policy/previews/${id}/publish`, undefined, { cookie: await second() });
    },
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

async function signInSecond(desk: TestCounty['desk'], base: string): Promise<string> {
  const second = { login: 'second', password: 'harbour-violin-82-meadow' };
  await desk('POST', '/v1/accounts', { ...second, name: 'An Ran', role: 'county-desk', area: '610921' });
  const signedIn = await fetch(`${base}/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(second),
  });
  return (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

async function freshDatabase(template: string): Promise<string> {
  const server = inject('postgres');
  const name = `k${Math.random().toString(36).slice(2)}`;
  const admin = new pg.Client({ connectionString: `${server}/postgres` });
  await admin.connect();
  await admin.query(`create database ${name} template ${template}`);
  await admin.end();
  return `${server}/${name}`;
}
