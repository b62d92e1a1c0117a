import { expect, test } from 'vitest';
import { APP_VERSION } from '#device/app-version';
import manifest from '../../package.json?raw';

test('the bundle says the version that package.json has', () => {
  expect(manifest).toContain(`"version": "${APP_VERSION}"`);
});
