import { render } from 'preact';
import { watchInstall } from '#device/install-app';
import { openDevice } from '#device/open-device';
import { watchUpdates } from '#device/update';
import { readPreferences } from './preferences';
import { Shell } from './shell';

const root = document.getElementById('app');
if (root === null) throw new Error('index.html has no #app');

// The browser offers the home screen once, and early.
const installing = watchInstall();
const device = await openDevice();
const preferences = await readPreferences(device);
render(
  <Shell device={device} preferences={preferences} updates={watchUpdates()} installing={installing} />,
  root,
);
void device.loadCounty();
