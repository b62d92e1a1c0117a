import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import Database from 'libsql';
import type { County } from '#domain/county/county';
import type { BoardAnswer, PlacesAnswer, SetupRequest } from '#domain/desk/desk';
import type { Preview } from '#domain/desk/policy-desk';
import type { RiskArea } from '#domain/policy/policy';
import { homePort } from './kept-app';
import type { Wire } from './wire';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** How often it is asked whether it answers yet, ms. */
const LOOK_AGAIN = 50;

export const DESK = { login: 'desk', name: '县指挥部 李主任', password: 'a long and quiet password' };
/** The other person at the desk: what changes many needs two. */
export const SECOND = { login: 'second', name: '县指挥部 王副主任', password: 'another long quiet password' };

/** Hanyin's codes, with nobody in it: two posts, and a village post. */
const SETUP: Omit<SetupRequest, 'token'> = {
  county: { name: '汉阴县', area: '610921', helpline: '0915-5212345' },
  account: DESK,
  posts: [
    { name: '汉阴南出口', kind: 'motorway', area: '610921100' },
    { name: '汉阴北出口', kind: 'motorway', area: '610921100' },
  ],
  demo: false,
};

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** The real server as its own process, with its own data; it can be stopped, killed and started again. */
export class CountyServer {
  readonly data = mkdtempSync(join(tmpdir(), 'kakou-'));
  readonly origin: string;
  /** What it printed so far. */
  printed = '';
  #process: ChildProcess | null = null;
  #cookie = '';

  private constructor(
    readonly port: number,
    wire: Wire | null,
  ) {
    this.origin = wire?.origin ?? `http://localhost:${port}`;
    if (wire !== null) wire.to = port;
  }

  /** A server that has just been started; `--demo` and the like come as arguments. */
  static async start(...flags: string[]): Promise<CountyServer> {
    const county = new CountyServer((await homePort()) ?? (await freePort()), null);
    await county.up(...flags);
    return county;
  }

  /** A county that is set up and signed in to; phones reach it by the wire, where there is one. */
  static async ready(wire: Wire | null = null): Promise<CountyServer> {
    const county = new CountyServer((wire === null ? await homePort() : null) ?? (await freePort()), wire);
    await county.up();
    await county.setUp();
    await county.signIn();
    return county;
  }

  async up(...flags: string[]): Promise<void> {
    const child = spawn(process.execPath, ['dist/server/main.js', ...flags], {
      cwd: ROOT,
      env: { ...process.env, PORT: String(this.port), KAKOU_DATA: this.data, KAKOU_ORIGIN: this.origin },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#process = child;
    const hear = (chunk: Buffer) => {
      this.printed += chunk.toString();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    for (;;) {
      if (child.exitCode !== null) throw new Error(`the server ended: ${this.printed}`);
      const answer = await fetch(`http://localhost:${this.port}/healthz`).catch(() => null);
      if (answer?.ok) return;
      await pause(LOOK_AGAIN);
    }
  }

  /** Ends the server as the power does. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Ends the server as its operator does. */
  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.data, { recursive: true, force: true });
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#process;
    this.#process = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }

  setupToken(): string {
    const token = /\/setup#([A-Za-z0-9_-]+)/.exec(this.printed)?.[1];
    if (token === undefined) throw new Error(`no set-up link was printed: ${this.printed}`);
    return token;
  }

  async setUp(): Promise<void> {
    await this.ask('POST', '/v1/setup', { ...SETUP, token: this.setupToken() });
  }

  async signIn(login = DESK.login, password = DESK.password): Promise<void> {
    const answer = await this.#request('POST', '/v1/session', { login, password });
    if (!answer.ok) throw new Error(`signing in: ${answer.status} ${await answer.text()}`);
    this.#cookie = answer.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
  }

  /** One request of the desk; throws for any answer but 2xx. */
  async ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await this.#request(method, path, body);
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return (text === '' ? null : JSON.parse(text)) as T;
  }

  #request(method: string, path: string, body?: unknown): Promise<Response> {
    return fetch(`http://localhost:${this.port}${path}`, {
      method,
      headers: {
        origin: this.origin,
        cookie: this.#cookie,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  places(): Promise<PlacesAnswer> {
    return this.ask('GET', '/v1/places');
  }

  board(): Promise<BoardAnswer> {
    return this.ask('GET', '/v1/board?hours=24');
  }

  /** A post by its name; posts of villages are made when they are asked for. */
  async post(name: string): Promise<string> {
    const found = (await this.places()).posts.find((post) => post.name === name);
    if (found === undefined) throw new Error(`no post ${name}`);
    return found.id;
  }

  /** The first village of the town that travellers choose, with a duty post of its own. */
  async villagePost(name: string): Promise<string> {
    const { county } = await this.ask<{ county: County }>('GET', '/v1/county');
    const village = county.areas
      .filter((area) => area.code.length === 12 && area.code.startsWith('610921100'))
      .sort((one, other) => (one.code < other.code ? -1 : 1))
      .find((area) => /社区|村/.test(area.name));
    const { id } = await this.ask<{ id: string }>('POST', '/v1/posts', {
      name,
      kind: 'village',
      area: village?.code,
    });
    return id;
  }

  /** A new policy with these risk areas. */
  async publish(...riskAreas: RiskArea[]): Promise<void> {
    const { number } = await this.ask<{ number: number }>('GET', '/v1/policy');
    const wanted = { basedOn: number, riskAreas };
    const preview = await this.ask<Preview>('POST', '/v1/policy/previews', wanted);
    const { id, needsSecond } = preview;
    const publish = `/v1/policy/previews/${id}/publish`;
    if (!needsSecond) return await this.ask('POST', publish);
    // A change for many is published by another person than the one who wrote it.
    await this.ask('POST', `/v1/policy/previews/${id}/ask`);
    await this.#asSecond(() => this.ask('POST', publish));
  }

  /** There is another person at the desk. */
  async haveSecond(): Promise<void> {
    const known = (await this.places()).accounts.some((one) => one.login === SECOND.login);
    if (!known) await this.ask('POST', '/v1/accounts', { ...SECOND, role: 'county-desk', area: '610921' });
  }

  async #asSecond(deed: () => Promise<unknown>): Promise<void> {
    const first = this.#cookie;
    await this.haveSecond();
    await this.signIn(SECOND.login, SECOND.password);
    await deed();
    this.#cookie = first;
  }

  /** A worker of a post, and the link that enrols a phone there. */
  async enrolment(post: string, worker: string): Promise<string> {
    await this.ask('POST', '/v1/workers', { name: worker, post });
    const { text } = await this.ask<{ text: string }>('POST', '/v1/enrolments', { post });
    return text;
  }

  /** What lies in the database of a server that has been stopped, read by another hand than the server's own. */
  stored(): { records: unknown[]; persons: unknown[]; text: string } {
    const file = join(this.data, 'kakou.db');
    const database = new Database(file, { readonly: true });
    const all = (table: string) => database.prepare(`select * from ${table}`).all();
    const records = database.prepare('select kind, install, seq from records order by rev').all();
    const persons = all('persons');
    database.close();
    return { records, persons, text: readFileSync(file, 'latin1') };
  }
}
