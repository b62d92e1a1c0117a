import { createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { toBase64Url } from '#domain/bytes';
import { daySchema } from '#domain/day';
import { exportAudit } from '../audit/export-audit';
import { fingerprint } from '../county/trusted-counties';
import { readArguments } from './arguments';
import type { Command } from './command';
import { inCounty } from './open-county';

/** Writes a day of the audit log into a file that another machine can verify. */
export const auditExport: Command = {
  name: 'audit export',
  takes: 'DAY FILE',
  does: 'write a day of the audit log (2027-01-31) for another machine to verify; it names nobody',
  async run(asked) {
    const typed = readArguments(asked.args, { options: {}, words: 2 });
    const [text, path] = typed?.words ?? [];
    const day = daySchema.safeParse(text);
    if (path === undefined || !day.success) return 'usage';
    return await inCounty(asked, async ({ store, keys, policies }) => {
      const { zoneMinutes } = (await policies.inForce(store.db, asked.now())).policy.parameters;
      const lines = exportAudit(store.db, keys, { day: day.data, zoneMinutes });
      // Whole or not at all.
      await pipeline(Readable.from(ended(lines)), createWriteStream(`${path}.new`, { mode: 0o600 }));
      await rename(`${path}.new`, path);
      const print = await fingerprint(toBase64Url(keys.root.publicKey));
      asked.terminal.tell(`${path} holds the audit log of ${day.data}.`);
      asked.terminal.tell(
        `On any machine: kakou verify-audit ${path}. The county's fingerprint is ${print}.`,
      );
      asked.terminal.result({ done: true, file: path, day: day.data, fingerprint: print });
      return 'done';
    });
  },
};

async function* ended(lines: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) yield `${line}\n`;
}
