import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { TestProject } from 'vitest/node';
import { LIMITS } from '#server/access/limits';
import { createApp } from '#server/app';
import { openContext } from '#server/open-context';
import { type Founded, found } from '../server/founded';
import { buildPage, buildServer, copyServer } from './build';
import { NEXT } from './mutations';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A county that was set up, with a worker at its motorway exit: to be copied, never opened. */
    foundedCounty: Founded & { post: string };
  }
}

/** Builds the server and the page under test, and sets one county up. */
export default async function prepare(project: TestProject): Promise<() => void> {
  const data = mkdtempSync(join(tmpdir(), 'kakou-founded-'));
  const [founded] = await Promise.all([found(data, null), buildServer('ours'), buildPage('ours')]);
  await buildPage('next', 'page', NEXT);
  copyServer('ours', 'next');
  project.provide('foundedCounty', { ...founded, post: await withWorkers(founded) });
  return () => rmSync(data, { recursive: true, force: true });
}

/** Two workers at the motorway exit. @returns the post's id */
async function withWorkers({ data, cookie }: Founded): Promise<string> {
  const log = pino({ enabled: false });
  const context = await openContext({
    data,
    db: null,
    origin: 'http://localhost',
    log,
    web: null,
    limits: LIMITS,
  });
  const server = createServer(createApp(context));
  await new Promise<void>((resolve) => void server.listen(0, resolve));
  const address = server.address();
  const base = `http://localhost:${typeof address === 'object' && address !== null ? address.port : 0}`;
  const county = await (await fetch(`${base}/v1/county`)).json();
  const posts: { id: string; kind: string }[] = county.county.posts;
  const post = posts.find((one) => one.kind === 'motorway')?.id ?? '';
  for (const name of ['Lu Ming', 'Wang Fang']) {
    const body = JSON.stringify({ name, post });
    const headers = { cookie, 'content-type': 'application/json' };
    const made = await fetch(`${base}/v1/workers`, { method: 'POST', headers, body });
    if (!made.ok) throw new Error(`no worker: ${made.status}`);
  }
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await context.store.close();
  return post;
}
