import { render } from 'preact';
import { openDevice } from '#device/open-device';
import { watchUpdates } from '#device/update';
import { readPreferences } from './preferences';
import { Shell } from './shell';

const root = document.getElementById('app');
if (root === null) throw new Error('index.html has no #app');

const device = await openDevice();
const preferences = await readPreferences(device);
render(<Shell device={device} preferences={preferences} />, root);
watchUpdates();
void device.loadCounty();
