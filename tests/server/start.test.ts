import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { boardAnswerSchema } from '#domain/desk/desk';
import { LIMITS } from '#server/access/limits';
import { createApp } from '#server/app';
import { readConfig, SILENT } from '#server/config';
import { makeSetUpToken } from '#server/county/set-up';
import { makeDemo } from '#server/demo/make-demo';
import { showDemo } from '#server/demo/show-demo';
import { lanCertificates } from '#server/lan/certificates';
import { openContext } from '#server/open-context';
import { firstBrokenAudit } from '#server/store/audit';
import { bareServer, testCounty } from './county';
import { PASSWORD, setupBody } from './founded';

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'kakou-start-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

test('without settings the server has sensible ones', () => {
  const plain = {
    port: 8080,
    data: './data',
    db: null,
    origin: null,
    notify: SILENT,
    demo: false,
    lan: false,
  };
  expect(readConfig([], {})).toEqual({ ok: true, value: plain });
  const env = {
    PORT: '9000',
    KAKOU_DATA: '/srv/kakou',
    KAKOU_DB: 'postgres://u:p@h/d',
    KAKOU_ORIGIN: 'https://kakou.example',
    KAKOU_PUSH: 'on',
    KAKOU_PUSH_CONTACT: 'mailto:desk@kakou.example',
    KAKOU_SMS_URL: 'https://sms.example/send',
    KAKOU_SMS_SECRET: 'sixteen letters at least',
  };
  expect(readConfig(['--demo', '--lan'], env)).toEqual({
    ok: true,
    value: {
      port: 9000,
      data: '/srv/kakou',
      db: 'postgres://u:p@h/d',
      origin: 'https://kakou.example',
      notify: {
        push: true,
        pushKey: null,
        contact: 'mailto:desk@kakou.example',
        texts: { url: 'https://sms.example/send', secret: 'sixteen letters at least' },
      },
      demo: true,
      lan: true,
    },
  });
});

test.each([
  [[], { PORT: 'abc' }, ['PORT']],
  [[], { PORT: '70000' }, ['PORT']],
  [[], { KAKOU_DB: 'mysql://x' }, ['KAKOU_DB']],
  [[], { KAKOU_ORIGIN: 'kakou.example/path' }, ['KAKOU_ORIGIN']],
  [[], { KAKOU_DATABASE: 'x' }, ['KAKOU_DATABASE']],
  [[], { KAKOU_PUSH: 'yes' }, ['KAKOU_PUSH']],
  [[], { KAKOU_SMS_URL: 'http://sms.example', KAKOU_SMS_SECRET: 'x'.repeat(16) }, ['KAKOU_SMS_URL']],
  [[], { KAKOU_SMS_URL: 'https://sms.example' }, ['KAKOU_SMS_SECRET']],
  [['--demos'], {}, ['--demos']],
  [['demo'], {}, ['demo']],
  [['--demo=yes'], {}, ['--demo']],
])('what is unknown or wrong stops the start and is named: %j %j', (args, env, names) => {
  expect(readConfig(args, env)).toEqual({ ok: false, fault: names });
});

test('keys are made once, only their owner may read them, and other keys do not open the county', async () => {
  const county = await testCounty();
  const keys = join(county.data, 'keys');
  for (const name of readdirSync(keys)) expect(statSync(join(keys, name)).mode & 0o777).toBe(0o600);
  const opening = {
    data: county.data,
    db: null,
    origin: 'http://localhost',
    log: pino({ enabled: false }),
    web: null,
  };
  const again = await openContext(opening);
  expect(again.keys.root.publicKey).toEqual(county.context.keys.root.publicKey);
  expect(again.keys.documents.decrypt(county.context.keys.documents.encrypt('X1'))).toBe('X1');
  await again.store.close();
  rmSync(join(keys, 'root.json'));
  await expect(openContext(opening)).rejects.toThrow('not the keys of this county');
});

test('a local network has its own authority, made once, and a leaf that names every address', async () => {
  const data = folder();
  const now = Date.now();
  const first = await lanCertificates(data, { addresses: ['192.0.2.7'], now });
  const again = await lanCertificates(data, { addresses: ['192.0.2.7'], now });
  const moved = await lanCertificates(data, { addresses: ['192.0.2.8'], now });
  expect(again).toEqual(first);
  expect([moved.authority === first.authority, moved.cert === first.cert]).toEqual([true, false]);
  const [leaf, authority] = [new X509Certificate(moved.cert), new X509Certificate(moved.authority)];
  expect(leaf.verify(authority.publicKey)).toBe(true);
  expect([leaf.checkIP('192.0.2.8'), leaf.checkHost('localhost'), leaf.ca, authority.ca]).toEqual([
    '192.0.2.8',
    'localhost',
    false,
    true,
  ]);
  expect(new Date(leaf.validTo).getTime() - now).toBeLessThan(398 * 24 * 3_600_000);
  expect(statSync(join(data, 'server.key')).mode & 0o777).toBe(0o600);
});

test('set up as a demonstration it answers at once, and its people pass through while one looks', async () => {
  const server = await bareServer();
  const token = (await makeSetUpToken(server.context)) ?? '';
  const made = await fetch(`${server.base}/v1/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...setupBody(token), demo: true }),
  });
  expect(made.status).toBe(200);
  const cookie = (made.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const session = await fetch(`${server.base}/v1/session`, { headers: { cookie } });
  expect(await session.json()).toMatchObject({
    login: 'desk',
    name: 'Wen Hua',
    county: { name: '演示县', demo: true },
  });
  const signed = await fetch(`${server.base}/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login: 'desk', password: PASSWORD }),
  });
  expect(signed.status).toBe(200);
  const people = async () => {
    const response = await fetch(`${server.base}/v1/board?hours=336`, { headers: { cookie } });
    const { counts } = boardAnswerSchema.parse(await response.json());
    return counts.red + counts.orange + counts.green;
  };
  // Two weeks are too much to wait for: it goes on until the server leaves.
  while ((await people()) === 0) expect(server.log.join('')).not.toContain('work not finished');
  await server.context.background.stop();
  expect(await people()).toBeLessThan(1000);
  expect(server.log.join('')).not.toContain('work not finished');
});

test('started as a demonstration it is a whole county of people who do not exist, and tells everybody their way in', async () => {
  const server = await bareServer();
  await makeDemo(server.context, 500);
  const text = await showDemo(server.context);
  const password = /password ([a-z0-9-]{19})/.exec(text)?.[1] ?? '';
  expect(text.match(/\/enrol#[\w-]{43}/g)).toHaveLength(4);
  const signed = await fetch(`${server.base}/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login: 'desk', password }),
  });
  expect(await signed.clone().json()).toMatchObject({ county: { name: '演示县', demo: true } });
  const cookie = (signed.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const response = await fetch(`${server.base}/v1/board?hours=336`, { headers: { cookie } });
  const { counts } = boardAnswerSchema.parse(await response.json());
  expect(counts.red + counts.orange + counts.green).toBeGreaterThan(300);
  expect(counts.red).toBeGreaterThan(3);
  expect(counts.red + counts.orange).toBeLessThan(counts.green / 2);
  const { db } = server.context.store;
  const persons = await db.selectFrom('persons').select('document').execute();
  expect(persons.length).toBeGreaterThan(475);
  expect(
    persons.every((row) => server.context.keys.documents.decrypt(row.document ?? '').startsWith('839999')),
  ).toBe(true);
  expect(
    await db.selectFrom('audit').select('seq').where('action', 'in', ['rejected', 'conflict']).execute(),
  ).toEqual([]);
  expect(await firstBrokenAudit(db)).toBeNull();
}, 120_000);

test('what goes wrong beside the answers is logged by its name, and what comes after it is done', async () => {
  const server = await bareServer();
  const done: string[] = [];
  server.context.background.begin('first', () => Promise.reject(new RangeError('魏晓棠')));
  server.context.background.begin('second', async () => void done.push('second'));
  await server.context.background.ended();
  expect(done).toEqual(['second']);
  expect(server.log.join('')).toContain('"work":"first","name":"RangeError"');
  expect(server.log.join('')).not.toContain('魏晓棠');
  await server.context.background.stop();
  server.context.background.begin('third', async () => void done.push('third'));
  await server.context.background.ended();
  expect(done).toEqual(['second']);
});

test('the built app is served with every address of its own, what is hashed for ever, the rest asked for each time', async () => {
  const { mkdirSync } = await import('node:fs');
  // Below a folder that is hidden, as some keep their programs.
  const web = join(folder(), '.programs', 'web');
  mkdirSync(web, { recursive: true });
  writeFileSync(join(web, 'index.html'), '<!doctype html><title>Kakou</title>');
  writeFileSync(join(web, 'sw.js'), '//');
  mkdirSync(join(web, 'assets'));
  writeFileSync(join(web, 'assets', 'app-abc123.js'), '//');
  writeFileSync(join(web, 'assets', 'reader-abc123.wasm'), 'x');
  const context = await openContext({
    data: folder(),
    db: null,
    origin: 'http://localhost',
    log: pino({ enabled: false }),
    web,
    limits: LIMITS,
  });
  const listening = createServer(createApp(context));
  await new Promise<void>((resolve) => void listening.listen(0, resolve));
  const address = listening.address();
  const base = `http://localhost:${typeof address === 'object' && address !== null ? address.port : 0}`;
  onTestFinished(async () => {
    listening.closeAllConnections();
    await new Promise((resolve) => listening.close(resolve));
    await context.store.close();
  });
  const got = async (path: string, accept = 'text/html') => {
    const response = await fetch(`${base}${path}`, { headers: { accept } });
    await response.text();
    return [
      response.status,
      response.headers.get('content-type')?.split(';')[0],
      response.headers.get('cache-control'),
    ];
  };
  expect(await got('/')).toEqual([200, 'text/html', 'no-cache']);
  expect(await got('/desk/board')).toEqual([200, 'text/html', 'no-cache']);
  expect(await got('/v/0190a5a5-0000-7000-8000-000000000000')).toEqual([200, 'text/html', 'no-cache']);
  expect(await got('/sw.js')).toEqual([200, 'text/javascript', 'no-cache']);
  expect(await got('/assets/app-abc123.js')).toEqual([
    200,
    'text/javascript',
    'public, max-age=31536000, immutable',
  ]);
  expect(await got('/assets/reader-abc123.wasm')).toEqual([
    200,
    'application/wasm',
    'public, max-age=31536000, immutable',
  ]);
  expect((await got('/assets/gone.js'))[0]).toBe(404);
  expect((await got('/desk', 'application/json'))[0]).toBe(404);
  expect((await got('/v1/desk'))[0]).toBe(404);
});
