// Where the tests find a Chromium: CHROMIUM, or one that the system has, or the one that Playwright fetched.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];

/** The path of a Chromium that exists, or null. */
export function systemChromium() {
  const named = process.env.CHROMIUM;
  if (named) return existsSync(named) ? named : null;
  for (const folder of (process.env.PATH ?? '').split(delimiter))
    for (const name of NAMES) if (existsSync(join(folder, name))) return join(folder, name);
  return null;
}

/** How every test starts it: headless, quiet, able to run as root. */
export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Launch options for Playwright and Vitest; without a system Chromium, Playwright's own is used. */
export function chromiumLaunch() {
  const path = systemChromium();
  return { args: CHROMIUM_ARGS, ...(path === null ? {} : { executablePath: path }) };
}
