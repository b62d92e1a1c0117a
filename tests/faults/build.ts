import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const BUILT = join(ROOT, 'dist', 'faults');

/** A change of a source while it is built: `from` must stand there exactly once. */
export type Mutation = { file: string; from: string; to: string };

/** The folder of one built variant: `server` beside `web`, as `npm run build` makes them. */
export const variantFolder = (name: string): string => join(BUILT, name);

/** Builds the server and the operator's commands from their sources, as `npm run build` does. */
export async function buildServer(name: string): Promise<void> {
  const outDir = join(variantFolder(name), 'server');
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    publicDir: false,
    build: {
      ssr: true,
      rolldownOptions: { input: { main: 'src/server/main.ts', kakou: 'src/server/command/kakou.ts' } },
      outDir,
      emptyOutDir: true,
      target: 'node20',
    },
  });
}

/** The same server under another page. */
export function copyServer(from: string, to: string): void {
  const target = join(variantFolder(to), 'server');
  rmSync(target, { recursive: true, force: true });
  mkdirSync(variantFolder(to), { recursive: true });
  cpSync(join(variantFolder(from), 'server'), target, { recursive: true });
}

/** Builds a page of this folder in place of the app, with the real service worker; `mutations` are made on the way. */
export async function buildPage(
  name: string,
  page = 'page',
  mutations: readonly Mutation[] = [],
): Promise<void> {
  const made = new Set<Mutation>();
  const outDir = join(variantFolder(name), 'web');
  const plugins: Plugin[] = [mutate(mutations, made)];
  await build({
    configFile: false,
    root: join(ROOT, 'tests', 'faults', page),
    logLevel: 'error',
    publicDir: false,
    build: { outDir, emptyOutDir: true, target: 'es2022' },
    plugins: [
      ...plugins,
      VitePWA({
        strategies: 'injectManifest',
        srcDir: join(ROOT, 'sw'),
        filename: 'sw.ts',
        registerType: 'prompt',
        injectRegister: false,
        manifest: false,
        injectManifest: {
          globPatterns: ['**/*.{js,html}'],
          buildPlugins: { vite: [mutate(mutations, made)] },
        },
      }),
    ],
  });
  const missed = mutations.filter((one) => !made.has(one));
  if (missed.length > 0)
    throw new Error(`not found to be changed: ${missed.map((one) => one.file).join(', ')}`);
  if (!existsSync(join(outDir, 'sw.js'))) throw new Error('no service worker was built');
}

function mutate(mutations: readonly Mutation[], made: Set<Mutation>): Plugin {
  return {
    name: 'mutate',
    enforce: 'pre',
    transform(code, id) {
      let changed = code;
      for (const one of mutations) {
        if (!id.split('?')[0]?.endsWith(one.file)) continue;
        if (changed.split(one.from).length !== 2)
          throw new Error(`${one.file} does not say once: ${one.from}`);
        changed = changed.replace(one.from, () => one.to);
        made.add(one);
      }
      return changed === code ? null : { code: changed, map: null };
    },
  };
}
