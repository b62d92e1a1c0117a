// `npm run dev`: the server from its sources on 8080 and the app with hot reload on 5173, both ended together.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { installPackages, root } from './ready.mjs';

installPackages();
const children = [
  ['tsx/dist/cli.mjs', 'watch', 'src/server/main.ts', ...process.argv.slice(2)],
  ['vite/bin/vite.js'],
].map(([script, ...args]) =>
  spawn(process.execPath, [join(root, 'node_modules', script), ...args], { cwd: root, stdio: 'inherit' }),
);
const end = () => {
  for (const child of children) child.kill();
};
for (const child of children) child.on('exit', end);
process.on('SIGINT', end);
process.on('SIGTERM', end);
