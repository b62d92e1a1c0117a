import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { v7 as uuid } from 'uuid';
import { build } from 'vite';
import { chromiumLaunch } from '../../chromium.mjs';
import { buildPage, buildServer, ROOT, variantFolder } from '../../faults/build';
import { found } from '../../server/founded';
import { SlowLine } from './line';

const PEERS = ['pouchdb', 'express-pouchdb', 'workbox-background-sync'] as const;
const VARIANT = 'bench';

/** Those of the peers that are not installed: they are named, not passed over. */
export function missingPeers(): string[] {
  const require = createRequire(import.meta.url);
  return PEERS.filter((name) => {
    try {
      return require.resolve.paths(name)?.every((folder) => !existsSync(join(folder, name))) ?? true;
    } catch {
      return true;
    }
  });
}

/** The real server with the real device in a page, and the peers with theirs, each behind a line of its own. */
export class DrainRig {
  private constructor(
    readonly folder: string,
    readonly processes: ChildProcess[],
    readonly ours: SlowLine,
    readonly theirs: SlowLine,
    readonly link: () => Promise<string>,
  ) {}

  static async build(): Promise<DrainRig> {
    const folder = mkdtempSync(join(tmpdir(), 'kakou-drain-'));
    const data = join(folder, 'data');
    mkdirSync(data);
    await buildServer(VARIANT);
    await buildPage(VARIANT);
    const { cookie } = await found(data, null);
    const port = await freePort();
    const ours = await SlowLine.lay(port);
    const env = { ...process.env, PORT: String(port), KAKOU_DATA: data, KAKOU_ORIGIN: ours.origin };
    const main = join(variantFolder(VARIANT), 'server', 'main.js');
    const server = spawn(process.execPath, [main], { env, stdio: 'ignore' });
    await answers(`http://127.0.0.1:${port}/healthz`);
    const script = join(folder, 'page.js');
    writeFileSync(script, await peerScript());
    const peerServer = join(ROOT, 'tests', 'bench', 'drain', 'peer-server.mjs');
    const other = spawn(process.execPath, [peerServer, join(folder, 'pouch'), script], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [line] = await once(other.stdout, 'data');
    const theirs = await SlowLine.lay(Number(String(line).trim()));
    const ask = async (path: string, body: unknown): Promise<Record<string, string>> => {
      const headers = { cookie, origin: ours.origin, 'content-type': 'application/json' };
      const url = `http://127.0.0.1:${port}${path}`;
      const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
      return await answer.json();
    };
    const county = await (await fetch(`http://127.0.0.1:${port}/v1/county`)).json();
    const posts: { id: string; kind: string }[] = county.county.posts;
    const post = posts.find(({ kind }) => kind === 'motorway')?.id ?? '';
    await ask('/v1/workers', { name: 'Lu Ming', post });
    const link = async () => (await ask('/v1/enrolments', { post }))['text'] ?? '';
    return new DrainRig(folder, [server, other], ours, theirs, link);
  }

  /** Both lines as slow as this, ms each way. */
  slow(delay: number): void {
    this.ours.delay = delay;
    this.theirs.delay = delay;
  }

  /** A fresh browser with a real profile, at one of the lines. */
  async browse<T>(line: SlowLine, work: (page: Page, context: BrowserContext) => Promise<T>): Promise<T> {
    const profile = mkdtempSync(join(this.folder, 'profile-'));
    const context = await chromium.launchPersistentContext(profile, { ...chromiumLaunch(), headless: true });
    context.setDefaultTimeout(600_000);
    try {
      const page = context.pages()[0] ?? (await context.newPage());
      // The page of the fault suite tells of every record; here nobody listens, and nobody is waited for.
      await context.addInitScript('window.told = async () => undefined');
      await page.goto(`${line.origin}/`);
      return await work(page, context);
    } finally {
      await context.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
    }
  }

  async close(): Promise<void> {
    for (const child of this.processes) {
      child.kill('SIGKILL');
      await once(child, 'exit').catch(() => undefined);
    }
    this.ours.cut();
    this.theirs.cut();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Ids of which the fault suite's page makes whole checks, and never the short records. */
export const checkIntents = (count: number): string[] =>
  Array.from({ length: count }, () => {
    for (;;) {
      const id = uuid();
      if (Number.parseInt(id.slice(-5), 16) % 5 === 0) return id;
    }
  });

async function peerScript(): Promise<string> {
  const entry = fileURLToPath(new URL('peer-page.ts', import.meta.url));
  const made = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { write: false, target: 'es2022', lib: { entry, formats: ['iife'], name: 'bundle' } },
  });
  const [first] = Array.isArray(made) ? made : [made];
  const chunk = first !== undefined && 'output' in first ? first.output[0] : undefined;
  if (chunk === undefined) throw new Error('no page of the peers');
  return chunk.code;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** It starts in a second; on a machine that does much else it was seen to take half a minute. */
async function answers(url: string): Promise<void> {
  for (let times = 0; times < 3000; times++) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok === true) return;
    await pause(50);
  }
  throw new Error('the server does not answer');
}
