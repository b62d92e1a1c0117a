import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import { toBase64Url } from '#domain/bytes';
import { fingerprint, ownTrustFile } from '../county/trusted-counties';
import { readArguments } from './arguments';
import type { Command } from './command';
import { inCounty } from './open-county';

/** Writes this county's public keys into a file for another county. */
export const trustExport: Command = {
  name: 'trust export',
  takes: 'FILE',
  does: "write this county's public keys for another county to add",
  async run(asked) {
    const typed = readArguments(asked.args, { options: {}, words: 1 });
    const [path] = typed?.words ?? [];
    if (path === undefined) return 'usage';
    return await inCounty(asked, async ({ store, keys, county }) => {
      const file = await ownTrustFile(store.db, keys, asked.now());
      if (file === null) return 'refused';
      writeWhole(path, `${JSON.stringify(file, null, 2)}\n`);
      const print = await fingerprint(toBase64Url(keys.root.publicKey));
      const { tell, result } = asked.terminal;
      tell(`${path} holds the public keys of ${county.name} (${county.area}).`);
      tell(`Tell the other county this fingerprint by telephone: ${print}`);
      result({ done: true, file: path, area: county.area, name: county.name, fingerprint: print });
      return 'done';
    });
  },
};

/** Whole or not at all. */
function writeWhole(path: string, text: string): void {
  const draft = `${path}.new`;
  const file = openSync(draft, 'w', 0o644);
  writeSync(file, text);
  fsyncSync(file);
  closeSync(file);
  renameSync(draft, path);
}
