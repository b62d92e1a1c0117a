import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { batchAnswerSchema, refusalSchema } from '#domain/wire';
import { createApp } from '#server/app';
import { runCommand } from '#server/command/run-command';
import { openContext } from '#server/open-context';
import { firstBrokenAudit } from '#server/store/audit';
import { testCounty } from './county';
import type { testPhone } from './phone';
import { declaration, nationalId } from './sayings';

const KEY = 'tin whistle, seven herons, an umbrella';

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'kakou-backup-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

/** Runs one command line on a data folder. @returns exit code and the one value of --json */
async function kakou(data: string, args: string[], db: string | null = null) {
  const out: string[] = [];
  const env = { KAKOU_DATA: data, ...(db === null ? {} : { KAKOU_DB: db }) };
  const code = await runCommand([...args, '--json'], {
    env,
    out: (line) => void out.push(line),
    err: () => undefined,
    confirm: async () => false,
    now: Date.now,
  });
  return { code, told: out.length === 0 ? null : JSON.parse(out[0] ?? '') };
}

function keyFile(text = KEY): string {
  const path = join(folder(), 'key');
  writeFileSync(path, `${text}\n`);
  return path;
}

/** A server on a folder that was restored. */
async function serve(data: string) {
  const log = pino({ enabled: false });
  const context = await openContext({ data, db: null, origin: 'http://localhost', web: null, log });
  const server = createServer(createApp(context));
  await new Promise<void>((resolve) => void server.listen(0, resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await context.store.close();
  });
  const address = server.address();
  return {
    context,
    base: `http://localhost:${typeof address === 'object' && address !== null ? address.port : 0}`,
  };
}

const sealSome = async (phone: ReturnType<typeof testPhone>, from: number, to: number) => {
  const said = [];
  for (let serial = from; serial <= to; serial++)
    said.push(await phone.seal(declaration({ identity: nationalId(serial) })));
  return said;
};

test('yesterday’s backup, restored, takes again what the phone still keeps, and every record is there once', async () => {
  const county = await testCounty();
  const phone = await county.traveller();
  const said = await sealSome(phone, 1, 30);
  const first = await phone.send(said.slice(0, 20));
  const [to, key] = [join(folder(), 'yesterday.backup'), keyFile()];
  const made = await kakou(county.data, ['backup', '--to', to, '--key-file', key]);
  expect(made).toMatchObject({ code: 0, told: { done: true, records: 20, persons: 20 } });
  await phone.send(said.slice(20));
  const data = join(folder(), 'restored');
  const restored = await kakou(data, ['restore', to, '--key-file', key]);
  expect(restored).toMatchObject({ code: 0, told: { done: true, records: 20 } });
  expect(readdirSync(data).sort()).toEqual(['kakou.db', 'keys']);
  for (const name of readdirSync(join(county.data, 'keys')))
    expect(readFileSync(join(data, 'keys', name))).toEqual(readFileSync(join(county.data, 'keys', name)));

  const { context, base } = await serve(data);
  const send = async (epoch: string) => {
    const body = phone.batch(said, epoch);
    return await phone.request('POST', '/v1/records', { body, base });
  };
  const refused = await send(first.epoch);
  const { error, epoch } = refusalSchema.parse(await refused.json());
  expect([refused.status, error]).toEqual([409, 'epoch-changed']);
  expect(epoch).not.toBe(first.epoch);
  const answer = batchAnswerSchema.parse(await (await send(epoch ?? '')).json());
  expect(answer.results.map((one) => one.status)).toEqual([
    ...Array(20).fill('duplicate'),
    ...Array(10).fill('stored'),
  ]);
  expect(answer.watermark).toBe(30);
  expect(await context.store.db.selectFrom('persons').select('id').execute()).toHaveLength(30);
  expect(await firstBrokenAudit(context.store.db)).toBe(null);
  const marks = await context.store.db
    .selectFrom('audit')
    .selectAll()
    .where('action', '=', 'epoch')
    .execute();
  expect(marks.map((one) => JSON.parse(one.payload).why)).toEqual(['restored']);
});

test('a backup is of one moment, however much is written meanwhile, and nothing of it is in clear', async () => {
  const county = await testCounty();
  const phone = await county.traveller();
  await phone.send(await sealSome(phone, 1, 10));
  const later = await sealSome(phone, 11, 60);
  const [to, key] = [join(folder(), 'a.backup'), keyFile()];
  const backup = kakou(county.data, ['backup', '--to', to, '--key-file', key]);
  for (let from = 0; from < later.length; from += 5) await phone.send(later.slice(from, from + 5));
  const made = await backup;
  expect(made.code).toBe(0);
  const data = join(folder(), 'r');
  const restored = await kakou(data, ['restore', to, '--key-file', key]);
  expect(restored.told.records).toBe(made.told.records);
  const { context } = await serve(data);
  const { db } = context.store;
  expect(await db.selectFrom('declarations').select('id').execute()).toHaveLength(made.told.records);
  expect(await db.selectFrom('persons').select('id').execute()).toHaveLength(made.told.records);
  const bytes = readFileSync(to).toString('latin1');
  expect(bytes.startsWith('KAKOU-BACKUP-1\n')).toBe(true);
  expect(bytes).not.toMatch(/SQLite format|"kty"|魏晓棠/);
});

test('another key, a cut, a changed byte and another file are told apart from a good one, and restore nothing', async () => {
  const county = await testCounty();
  const [good, key] = [join(folder(), 'good'), keyFile()];
  await kakou(county.data, ['backup', '--to', good, '--key-file', key]);
  const bytes = readFileSync(good);
  const spoiled = (change: (bytes: Buffer) => Buffer) => {
    const path = join(folder(), 'spoiled');
    writeFileSync(path, change(Buffer.from(bytes)));
    return path;
  };
  const why = async (path: string, by = key) => {
    const data = join(folder(), 'r');
    const { code, told } = await kakou(data, ['restore', path, '--key-file', by]);
    expect(existsSync(join(data, 'kakou.db')) || existsSync(join(data, 'keys'))).toBe(false);
    return [code, told.why];
  };
  const flip = (at: number) => (whole: Buffer) => {
    whole[at] = (whole[at] ?? 0) ^ 1;
    return whole;
  };
  expect(await why(good, keyFile('another passphrase of some length'))).toEqual([1, 'wrong-key']);
  expect(await why(good, keyFile('short'))).toEqual([1, 'short-key']);
  expect(await why(spoiled((whole) => whole.subarray(0, -100)))).toEqual([1, 'wrong-key']);
  expect(await why(spoiled((whole) => whole.subarray(0, 200)))).toEqual([1, 'wrong-key']);
  for (const at of [bytes.length - 1, bytes.length - 20, Math.floor(bytes.length / 2), 300])
    expect(await why(spoiled(flip(at)))).toEqual([1, 'wrong-key']);
  expect(await why(spoiled(flip(3)))).toEqual([1, 'not-a-backup']);
  expect(await why(spoiled(() => Buffer.from('PK something')))).toEqual([1, 'not-a-backup']);
  expect(await why(join(folder(), 'nothing'))).toEqual([1, 'no-file']);
}, 60_000);

test('nothing is ever restored over a county', async () => {
  const county = await testCounty();
  const [to, key] = [join(folder(), 'a'), keyFile()];
  await kakou(county.data, ['backup', '--to', to, '--key-file', key]);
  const before = readFileSync(join(county.data, 'keys', 'root.json'));
  const refused = await kakou(county.data, ['restore', to, '--key-file', key]);
  expect([refused.code, refused.told.why]).toEqual([1, 'not-empty']);
  expect(readFileSync(join(county.data, 'keys', 'root.json'))).toEqual(before);
});

test('a restore that was cut off can be begun again', async () => {
  const county = await testCounty();
  const [to, key] = [join(folder(), 'a'), keyFile()];
  await kakou(county.data, ['backup', '--to', to, '--key-file', key]);
  const data = folder();
  mkdirSync(join(data, '.restore-draft', 'keys'), { recursive: true });
  writeFileSync(join(data, '.restore-draft', 'kakou.db'), 'half');
  expect((await kakou(data, ['restore', to, '--key-file', key])).code).toBe(0);
});

test('killed at any moment, a backup leaves the one before as it was, and the next one is good', async () => {
  const county = await testCounty();
  const phone = await county.traveller();
  await phone.send(await sealSome(phone, 1, 40));
  const [to, key] = [join(folder(), 'kept'), keyFile()];
  await kakou(county.data, ['backup', '--to', to, '--key-file', key]);
  const kept = readFileSync(to);
  const command = ['--import', 'tsx', 'src/server/command/kakou.ts', 'backup', '--to', to, '--key-file', key];
  const draft = join(county.data, '.backup-draft', 'kakou.db');
  for (const stage of [draft, `${to}.unfinished`]) {
    rmSync(`${to}.unfinished`, { force: true });
    const child = spawn(process.execPath, command, { env: { ...process.env, KAKOU_DATA: county.data } });
    const ended = new Promise((resolve) => void child.once('exit', resolve));
    while (!existsSync(stage) && child.exitCode === null) await wait(1);
    child.kill('SIGKILL');
    await ended;
    expect(child.signalCode).toBe('SIGKILL');
    expect(readFileSync(to)).toEqual(kept);
  }
  expect((await kakou(county.data, ['backup', '--to', to, '--key-file', key])).code).toBe(0);
  expect(readFileSync(to)).not.toEqual(kept);
  expect(existsSync(join(county.data, '.backup-draft'))).toBe(false);
  expect((await kakou(join(folder(), 'r'), ['restore', to, '--key-file', key])).told.records).toBe(40);
}, 120_000);

test('a database that was changed behind our back is not backed up as if it were good', async () => {
  const county = await testCounty();
  const { db } = county.context.store;
  await db.updateTable('audit').set({ actor: 'nobody' }).where('seq', '=', 1).execute();
  const to = join(folder(), 'a');
  const refused = await kakou(county.data, ['backup', '--to', to, '--key-file', keyFile()]);
  expect([refused.code, refused.told.why]).toEqual([1, 'audit-broken']);
  expect(existsSync(to)).toBe(false);
});

test('a PostgreSQL county is backed up by its own tools; a new epoch makes phones send again', async () => {
  const county = await testCounty('postgres');
  const phone = await county.traveller();
  const said = await sealSome(phone, 1, 3);
  const first = await phone.send(said);
  const refused = await kakou(county.data, ['backup', '--to', '/tmp/x', '--key-file', keyFile()], county.db);
  expect([refused.code, refused.told.why]).toEqual([1, 'postgres']);
  expect((await kakou(county.data, ['new-epoch'], county.db)).code).toBe(0);
  const answer = await phone.request('POST', '/v1/records', { body: phone.batch(said, first.epoch) });
  expect(refusalSchema.parse(await answer.json()).error).toBe('epoch-changed');
});
