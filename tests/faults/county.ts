import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'libsql';
import { inject } from 'vitest';
import { variantFolder } from './build';
import type { Line } from './line';

/** What lies in the history for one record. `intent` is what the worker meant once: the venue, or the car. */
export type StoredRecord = {
  id: string;
  hash: string;
  install: string;
  seq: number;
  sealed: Uint8Array;
  intent: string | null;
};

export type Running = {
  /** Which page it serves. */
  variant?: string;
  /** Where its data lie; a folder of its own, which is removed at the end. */
  data?: string;
  /** A module that is loaded into the server's process first. */
  preload?: string;
  env?: Record<string, string>;
  flags?: readonly string[];
};

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** The real server as a process of its own, on a copy of the founded county: it is killed, stopped, frozen and restored. */
export class County {
  readonly data: string;
  printed = '';
  #process: ChildProcess | null = null;

  private constructor(
    readonly line: Line,
    readonly port: number,
    readonly running: Running,
  ) {
    this.data = running.data ?? mkdtempSync(join(tmpdir(), 'kakou-faults-'));
    cpSync(inject('foundedCounty').data, this.data, { recursive: true });
    line.to = port;
  }

  static async open(line: Line, running: Running = {}): Promise<County> {
    const county = new County(line, await freePort(), running);
    try {
      await county.up();
    } catch (error) {
      await county.remove();
      throw error;
    }
    return county;
  }

  get pid(): number {
    return this.#process?.pid ?? 0;
  }

  /** Starts it; `more` only this once. */
  async up(more: Omit<Running, 'data'> = {}): Promise<void> {
    const variant = more.variant ?? this.running.variant ?? 'ours';
    const flags = more.flags ?? this.running.flags ?? [];
    const preload = more.preload ?? this.running.preload;
    const origin = this.line.origin;
    const child = spawn(
      process.execPath,
      [
        ...(preload === undefined ? [] : ['--import', preload]),
        join(variantFolder(variant), 'server', 'main.js'),
        ...flags,
      ],
      {
        env: {
          ...process.env,
          PORT: String(this.port),
          KAKOU_DATA: this.data,
          KAKOU_ORIGIN: flags.includes('--lan') ? origin.replace('http:', 'https:') : origin,
          ...this.running.env,
          ...more.env,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    this.#process = child;
    const hear = (chunk: Buffer) => {
      this.printed += chunk.toString();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    // It starts in a second; on a machine that does much else it was seen to take half a minute, which is no fault of it.
    const until = Date.now() + 150_000;
    for (;;) {
      if (child.exitCode !== null || child.signalCode !== null)
        throw new Error(`the server ended: ${this.printed}`);
      if (Date.now() > until) throw new Error(`the server does not answer: ${this.printed}`);
      if (flags.includes('--lan') ? this.printed.includes('https:') : await this.#answers()) return;
      await pause(25);
    }
  }

  async #answers(): Promise<boolean> {
    const answer = await fetch(`http://127.0.0.1:${this.port}/healthz`).catch(() => null);
    return answer?.ok ?? false;
  }

  signal(signal: NodeJS.Signals): void {
    this.#process?.kill(signal);
  }

  /** As the power does. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }
  /** As its operator does. */
  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }
  /** Waits until it has ended by itself. */
  async ended(): Promise<void> {
    const child = this.#process;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    await once(child, 'exit');
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#process;
    this.#process = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }

  async remove(): Promise<void> {
    await this.kill();
    for (const folder of [this.data, `${this.data}.kept`]) rmSync(folder, { recursive: true, force: true });
  }

  /** One request of the desk, past the line; throws for any answer but 2xx. */
  async ask(method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await fetch(`http://127.0.0.1:${this.port}${path}`, {
      method,
      headers: {
        origin: this.line.origin,
        cookie: inject('foundedCounty').cookie,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text === '' ? null : JSON.parse(text);
  }

  /** The link that lets one phone join the motorway exit. */
  async enrolment(): Promise<string> {
    const { post } = inject('foundedCounty');
    const made = await this.ask('POST', '/v1/enrolments', { post });
    if (typeof made !== 'object' || made === null || !('text' in made)) throw new Error('no link');
    return String(made.text);
  }

  /** One worker more at the motorway exit. */
  async hire(name: string): Promise<void> {
    await this.ask('POST', '/v1/workers', { name, post: inject('foundedCounty').post });
  }

  /** What lies in its SQLite file, read by another hand than its own. */
  stored(): StoredRecord[] {
    const file = join(this.data, 'kakou.db');
    if (!existsSync(file)) return [];
    const database = new Database(file, { readonly: true });
    database.exec('PRAGMA busy_timeout = 5000');
    const rows = database
      .prepare(
        `select r.id, r.hash, r.install, r.seq, r.sealed, coalesce(v.venue, c.car) as intent from records r
         left join venue_visits v on v.id = r.id left join checks c on c.id = r.id`,
      )
      .all() as StoredRecord[];
    database.close();
    return rows;
  }

  /** Backs the county up with the operator's command, while it runs. */
  backup(): void {
    rmSync(this.#kept('county'), { force: true });
    mkdirSync(`${this.data}.kept`, { recursive: true });
    writeFileSync(this.#kept('key'), 'tin whistle, seven herons, an umbrella');
    this.#command('backup', '--to', this.#kept('county'), '--key-file', this.#kept('key'));
  }

  /** Brings the backup back with the operator's command, in place of what is there. The server must be stopped. */
  restore(): void {
    rmSync(this.data, { recursive: true });
    this.#command('restore', this.#kept('county'), '--key-file', this.#kept('key'));
  }

  #kept(name: string): string {
    return join(`${this.data}.kept`, name);
  }

  #command(...words: string[]): void {
    const program = join(variantFolder('ours'), 'server', 'kakou.js');
    const env = { ...process.env, KAKOU_DATA: this.data };
    const done = spawnSync(process.execPath, [program, ...words], { env, encoding: 'utf8' });
    if (done.status !== 0) throw new Error(`kakou ${words[0]}: ${done.stdout} ${done.stderr}`);
  }

  /** Changes its file while it is stopped, as an operator's hand would. */
  change(sql: string): void {
    const database = new Database(join(this.data, 'kakou.db'));
    database.exec(sql);
    database.close();
  }

  /** Anything else of its file. */
  rows<T>(sql: string): T[] {
    const database = new Database(join(this.data, 'kakou.db'), { readonly: true });
    const rows = database.prepare(sql).all() as T[];
    database.close();
    return rows;
  }
}
