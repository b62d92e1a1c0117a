// Makes a fresh clone ready for `npm test`: packages, build, a Chromium and a font with Chinese characters.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build, installPackages, root, run } from '../src/server/command/ready.mjs';
import { systemChromium } from './chromium.mjs';

const isRoot = process.getuid?.() === 0;
const hasApt = existsSync('/usr/bin/apt-get');

function apt(...packages) {
  run('apt-get', 'update', '-qq');
  run('apt-get', 'install', '-y', '-qq', '--no-install-recommends', ...packages);
}

function chromium() {
  if (systemChromium() !== null) return;
  if (process.env.CHROMIUM) {
    console.error(`CHROMIUM is ${process.env.CHROMIUM}, and there is no such file.`);
    process.exit(1);
  }
  if (isRoot && hasApt) return apt('chromium');
  const fetched = spawnSync(
    process.execPath,
    [join(root, 'node_modules/playwright-core/cli.js'), 'install', 'chromium'],
    {
      cwd: root,
      stdio: 'inherit',
    },
  );
  if (fetched.status === 0) return;
  console.error(
    'The journeys need a Chromium. Install one (Debian: apt-get install chromium) or say where it is: CHROMIUM=/path npm test',
  );
  process.exit(1);
}

/** Without a font for Chinese every screen would be measured with empty boxes in place of words. */
function chineseFont() {
  const list = spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' });
  if (list.status === 0 && list.stdout.trim() !== '') return;
  if (isRoot && hasApt) apt('fonts-wqy-microhei', 'fontconfig');
  else
    console.warn(
      'No font with Chinese characters was found: screens are tested with empty boxes. Debian: apt-get install fonts-wqy-microhei',
    );
}

installPackages();
chromium();
chineseFont();
build();
