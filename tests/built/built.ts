import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const WEB = fileURLToPath(new URL('../../dist/web/', import.meta.url));

/** What the build made, by path below the web's root. */
export const read = (path: string): Buffer => readFileSync(join(WEB, path));

/** Every file that the server hands out, without the build's own notes. */
export const files: readonly string[] = readdirSync(WEB, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(WEB.length))
  .filter((path) => !path.startsWith('.vite/'))
  .sort();
