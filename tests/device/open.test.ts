import { expect, test } from 'vitest';
import { openDevice } from '#device/open-device';

test('a phone with no network opens, and is nobody yet', async () => {
  const device = await openDevice(undefined, `kakou-${crypto.randomUUID()}`);
  expect(device.install.value()).toMatchObject({ kind: 'none', post: null, worker: null, revoked: false });
  expect(device.waiting.value()).toEqual({ unsent: 0, rejected: 0, conflict: 0, oldest: null });
  device.close();
});
