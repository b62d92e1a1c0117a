import { resolve } from 'node:path';
import { readBackupKey } from '../backup/backup-key';
import { makeBackup } from '../backup/make-backup';
import { readArguments } from './arguments';
import type { Asked, Command, Exit } from './command';
import { inCounty } from './open-county';

/** A sealed copy of the county while its server runs. */
export const backup: Command = {
  name: 'backup',
  takes: '--to FILE --key-file FILE',
  does: 'writes database and keys into one sealed file, while the server runs',
  async run(asked) {
    const options = { to: { type: 'string' }, 'key-file': { type: 'string' } } as const;
    const typed = readArguments(asked.args, { options, words: 0 });
    const { to, 'key-file': keyFile } = typed?.values ?? {};
    if (to === undefined || keyFile === undefined) return 'usage';
    if (asked.config.db !== null) return refuse(asked, 'postgres', POSTGRES);
    const key = readBackupKey(keyFile);
    if (!key.ok) return refuse(asked, key.fault, KEY);
    return await inCounty(asked, async ({ store }) => {
      const source = { data: asked.config.data, db: store.db, secret: key.value, now: asked.now() };
      const made = await makeBackup(source, resolve(to));
      if (!made.ok)
        return refuse(asked, made.fault, `The database is not well: ${made.fault}. Nothing was written.`);
      const { records, persons } = made.value;
      asked.terminal.tell(
        `${to}: ${records} records, ${persons} persons, and the keys. Keep its key elsewhere.`,
      );
      asked.terminal.result({ done: true, ...made.value });
      return 'done';
    });
  },
};

const POSTGRES =
  'PostgreSQL is backed up by pg_dump, and the folder keys beside it. After a pg_restore: kakou new-epoch.';
const KEY = 'The key file must be there, and hold a passphrase or random bytes, at least 16.';

function refuse({ terminal }: Asked, why: string, line: string): Exit {
  terminal.tell(line);
  terminal.result({ done: false, why });
  return 'refused';
}
