// Makes a fresh clone ready, with nothing but Node and npm: the right Node, the packages of the lock file, the build.
// Plain JavaScript without a dependency, because it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = fileURLToPath(new URL('../../../', import.meta.url));
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

/** Runs a command with its output in sight; ends the process with the command's own code when it fails. */
export function run(command, ...args) {
  const done = spawnSync(command, args, { cwd: root, stdio: 'inherit', env: process.env });
  if (done.status !== 0) {
    console.error(`\nFailed: ${command} ${args.join(' ')}${done.error ? ` (${done.error.message})` : ''}`);
    process.exit(done.status ?? 1);
  }
}

function npm(...args) {
  const cli = process.env.npm_execpath;
  if (cli) run(process.execPath, cli, ...args);
  else run(process.platform === 'win32' ? 'npm.cmd' : 'npm', ...args);
}

/** The packages of the lock file, installed once for each lock file. */
export function installPackages() {
  if (major < 20 || (major === 20 && minor < 11)) {
    console.error(
      `Kakou needs Node 20.11 or newer; this is ${process.version}. Install it from your system or nodejs.org.`,
    );
    process.exit(1);
  }
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const stamp = join(root, 'node_modules', '.kakou-lock');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.log('Installing packages (once)...');
  // Not `npm ci`: it insists on packages for other systems too, which not every registry holds. This keeps to the lock as well.
  npm('install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error');
  writeFileSync(stamp, lock);
}

function* files(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* files(path);
    else yield path;
  }
}

/** The app and the server, built again only when one of their sources changed. */
export function build() {
  const hash = createHash('sha256');
  const sources = ['src', 'sw', 'public'].flatMap((folder) => [...files(join(root, folder))]).sort();
  for (const file of [...sources, ...['vite.config.ts', 'package-lock.json'].map((name) => join(root, name))])
    hash.update(file).update(readFileSync(file));
  const want = hash.digest('hex');
  const stamp = join(root, 'dist', '.built');
  const whole = ['web/index.html', 'server/main.js', 'server/kakou.js'].every((name) =>
    existsSync(join(root, 'dist', name)),
  );
  if (whole && existsSync(stamp) && statSync(stamp).size > 0 && readFileSync(stamp, 'utf8') === want) return;
  console.log('Building (once for each change)...');
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  run(process.execPath, vite, 'build', '--logLevel', 'warn');
  run(process.execPath, vite, 'build', '--ssr', '--logLevel', 'warn');
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(stamp, want);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  installPackages();
  build();
}
