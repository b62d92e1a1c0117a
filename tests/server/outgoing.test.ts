import { createServer } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { isPrivateAddress, isPublicUrl, outgoing } from '#server/notify/outgoing';
import { vapidOf } from '#server/notify/vapid';

test.each([
  '0.0.0.0',
  '10.0.0.1',
  '100.64.1.1',
  '127.8.8.8',
  '169.254.169.254',
  '172.31.255.255',
  '192.168.1.1',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:8.8.8.8',
  '64:ff9b::a00:1',
  '2002:a00:1::',
  'fd00::1',
  'fe80::1',
  'push.example',
])('%s leads to no public network', (address) => {
  expect(isPrivateAddress(address)).toBe(true);
});

test.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700::1111'])('%s is public', (address) => {
  expect(isPrivateAddress(address)).toBe(false);
});

test('an address that a phone gave is a name over https, and nothing else', () => {
  expect(isPublicUrl('https://fcm.googleapis.com/fcm/send/abc')).toBe(true);
  expect(isPublicUrl('https://8.8.8.8/abc')).toBe(true);
  for (const url of [
    'https://intranet/abc',
    'https://a.localhost/',
    'ftp://push.example/',
    'https://0x7f.1/',
  ])
    expect(isPublicUrl(url)).toBe(false);
});

/** A server of this machine that counts who comes. */
async function inside(status: number) {
  const heard: { body: string; headers: NodeJS.Dict<string | string[]> }[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => (body += String(part)));
    request.on('end', () => {
      heard.push({ body, headers: request.headers });
      response.writeHead(status, { location: '/elsewhere' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  return { heard, port: typeof address === 'object' ? (address?.port ?? 0) : 0 };
}

test('the operator’s gateway may stand on this machine; no redirect is followed', async () => {
  const { heard, port } = await inside(302);
  const letter = { url: `http://localhost:${port}/send`, headers: { 'x-a': 'b' }, body: '{"to":1}' };
  expect(await outgoing({ ...letter, to: 'operator' })).toBe(302);
  expect(heard).toEqual([
    { body: '{"to":1}', headers: expect.objectContaining({ 'x-a': 'b', 'content-length': '8' }) },
  ]);
});

test('what a phone gave never reaches this machine, not by a name that means it either', async () => {
  const { heard, port } = await inside(201);
  const letter = { headers: {}, body: '', to: 'public' as const };
  for (const url of [
    `https://localhost:${port}/`,
    `http://127.0.0.1:${port}/`,
    'https://localhost.localdomain/',
  ])
    expect(await outgoing({ ...letter, url })).toBeNull();
  expect(heard).toEqual([]);
});

test('nobody there is no answer', async () => {
  const letter = { url: 'http://127.0.0.1:9/', headers: {}, body: '', to: 'operator' as const };
  expect(await outgoing(letter)).toBeNull();
});

test('a key that is none makes no signer', () => {
  expect(vapidOf('short', null)).toBeNull();
  expect(vapidOf('A'.repeat(43), null)).toBeNull();
  expect(vapidOf('_'.repeat(42) + '8', null)).toBeNull();
});
