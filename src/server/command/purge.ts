import { countPurge, purge as purgeNow } from '../retention/purge';
import { readArguments } from './arguments';
import type { Command } from './command';
import { inCounty } from './open-county';

/** What the server does every night, now. */
export const purge: Command = {
  name: 'purge',
  takes: '[--dry-run]',
  does: 'deletes personal data past its period now; every night it is done by itself',
  async run(asked) {
    const typed = readArguments(asked.args, { options: { 'dry-run': { type: 'boolean' } }, words: 0 });
    if (typed === null) return 'usage';
    return await inCounty(asked, async ({ store, policies, write }) => {
      const now = asked.now();
      if (typed.values['dry-run'] === true) {
        const due = await countPurge({ store, now });
        asked.terminal.tell(`${due.persons} persons and ${due.visits} scans of venues would be deleted.`);
        asked.terminal.result({ done: false, ...due });
        return 'done';
      }
      const purged = await purgeNow({ store, policies, now, write });
      const { persons, records, visits } = purged;
      asked.terminal.tell(
        `${persons} persons with ${records} records, and ${visits} scans of venues, are deleted.`,
      );
      asked.terminal.result({ done: true, ...purged });
      return 'done';
    });
  },
};
