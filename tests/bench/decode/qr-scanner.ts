import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import vm from 'node:vm';
import type { Contestant } from './contestants';

/** What the worker's own scope needs to be. */
type Scope = {
  onmessage: ((event: { data: unknown }) => void) | null;
  postMessage(answer: { data: string | null; type: string }): void;
};

/** qr-scanner's engine is the text of a worker; it runs here in a scope of its own, on the whole picture, both inversions. */
export function openQrScanner(): Contestant {
  const file = createRequire(import.meta.url)
    .resolve('qr-scanner')
    .replace(/[^/]*$/, 'qr-scanner-worker.min.js');
  const program = readFileSync(file, 'utf8').match(/new Blob\(\[`([\s\S]*)`\]/)?.[1];
  if (program === undefined) throw new Error('qr-scanner keeps its worker elsewhere now');
  const heard: { text: string | null } = { text: null };
  const scope: Scope = {
    onmessage: null,
    postMessage: ({ type, data }) => {
      if (type === 'qrResult') heard.text = data;
    },
  };
  // The text stands in a template literal, so some signs have a backslash before them.
  vm.runInNewContext(program.replace(/\\([`$\\])/g, '$1'), { self: scope, Uint8ClampedArray, console });
  scope.onmessage?.({ data: { type: 'inversionMode', data: 'both' } });
  return async ({ data, width, height }) => {
    heard.text = null;
    scope.onmessage?.({ data: { id: 1, type: 'decode', data: { data, width, height } } });
    return heard.text || null;
  };
}
