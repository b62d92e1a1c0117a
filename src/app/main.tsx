import { render } from 'preact';
import { watchInstall } from '#device/install-app';
import { openDevice } from '#device/open-device';
import { watchUpdates } from '#device/update';
import { readPreferences, suggestedLanguage } from './preferences';
import { Shell } from './shell';
import { createLibrary } from './words/library';

const root = document.getElementById('app');
if (root === null) throw new Error('index.html has no #app');

// The browser offers the home screen once, and early.
const installing = watchInstall();
// The words that are most likely wanted are fetched while the storage opens. A failure shows below, if they were wanted.
const library = createLibrary(suggestedLanguage());
library.open(['everywhere']).catch(() => undefined);
const device = await openDevice();
const preferences = await readPreferences(device);
await library.speak(preferences.language);
render(
  <Shell
    device={device}
    preferences={preferences}
    library={library}
    updates={watchUpdates()}
    installing={installing}
  />,
  root,
);
void device.loadCounty();
