/// <reference types="vitest/config" />
import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

const repo = fileURLToPath(new URL('.', import.meta.url));

export default defineConfig(({ isSsrBuild }) =>
  isSsrBuild
    ? {
        root: repo,
        publicDir: false,
        build: { ssr: 'src/server/main.ts', outDir: 'dist/server', emptyOutDir: true, target: 'node20' },
      }
    : {
        root: 'src/app',
        publicDir: '../../public',
        build: { outDir: '../../dist/web', emptyOutDir: true, target: 'es2022' },
        plugins: [
          preact(),
          VitePWA({
            strategies: 'injectManifest',
            srcDir: '../../sw',
            filename: 'sw.ts',
            registerType: 'prompt',
            injectRegister: false,
            manifest: false,
            injectManifest: { globPatterns: ['**/*.{js,css,html,svg,wasm,webmanifest}'] },
          }),
        ],
        server: { proxy: { '/v1': 'http://localhost:8080' } },
        test: {
          projects: [
            {
              root: repo,
              test: {
                name: 'unit',
                include: ['tests/domain/**/*.test.ts', 'tests/*.test.ts'],
                environment: 'node',
              },
            },
            {
              root: repo,
              test: {
                name: 'server',
                include: ['tests/server/**/*.test.ts'],
                environment: 'node',
                testTimeout: 30_000,
              },
            },
            {
              root: repo,
              test: {
                name: 'device',
                include: ['tests/device/**/*.test.ts'],
                browser: {
                  enabled: true,
                  headless: true,
                  screenshotFailures: false,
                  provider: playwright({
                    launchOptions: {
                      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
                      args: [
                        '--no-sandbox',
                        '--disable-gpu',
                        '--disable-quic',
                        '--no-first-run',
                        '--disable-background-networking',
                        '--disable-component-update',
                        '--disable-sync',
                      ],
                    },
                  }),
                  instances: [{ browser: 'chromium' }],
                },
              },
            },
          ],
        },
      },
);
