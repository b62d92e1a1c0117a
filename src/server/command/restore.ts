import { existsSync } from 'node:fs';
import { readBackupKey } from '../backup/backup-key';
import { restoreBackup } from '../backup/restore-backup';
import { momentText, readArguments } from './arguments';
import type { Asked, Command, Exit } from './command';

/** A county back from its sealed file, into an empty folder. */
export const restore: Command = {
  name: 'restore',
  takes: 'FILE --key-file FILE',
  does: 'brings a county back into an empty KAKOU_DATA; phones send again what it lacks',
  async run(asked) {
    const options = { 'key-file': { type: 'string' } } as const;
    const typed = readArguments(asked.args, { options, words: 1 });
    const [file] = typed?.words ?? [];
    const keyFile = typed?.values['key-file'];
    if (file === undefined || keyFile === undefined) return 'usage';
    if (asked.config.db !== null) return refuse(asked, 'postgres');
    if (!existsSync(file)) return refuse(asked, 'no-file');
    const key = readBackupKey(keyFile);
    if (!key.ok) return refuse(asked, key.fault);
    const { data } = asked.config;
    const restored = await restoreBackup(file, { data, secret: key.value, now: asked.now() });
    if (!restored.ok) return refuse(asked, restored.fault);
    const { records, persons, madeAt } = restored.value;
    asked.terminal.tell(`${data}: the county as it was at ${momentText(madeAt)}.`);
    asked.terminal.tell(
      `${records} records, ${persons} persons. Phones will send again what came after that.`,
    );
    asked.terminal.result({ done: true, ...restored.value });
    return 'done';
  },
};

const LINES = {
  postgres: 'PostgreSQL is restored by pg_restore; then: kakou new-epoch.',
  'no-file': 'There is no such file.',
  'no-key-file': 'There is no such key file.',
  'short-key': 'The key file holds less than 16 characters.',
  'not-empty': 'KAKOU_DATA is not empty. Nothing is ever written over a county: move it away first.',
  'not-a-backup': 'That is not a backup of this program, or of a newer one.',
  'wrong-key': 'Another key, or the file was cut or changed. Nothing was restored.',
  damaged: 'The database in it is damaged. Nothing was restored.',
  'no-county': 'There is no county in it. Nothing was restored.',
  'audit-broken': 'The audit log in it was changed after it was written. Nothing was restored.',
} as const;

function refuse({ terminal }: Asked, why: keyof typeof LINES): Exit {
  terminal.tell(LINES[why]);
  terminal.result({ done: false, why });
  return 'refused';
}
