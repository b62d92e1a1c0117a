import { beginEpoch } from '../store/epoch';
import { readArguments } from './arguments';
import type { Command } from './command';
import { inCounty } from './open-county';

/** For a database that was brought back by other means. */
export const newEpoch: Command = {
  name: 'new-epoch',
  takes: '',
  does: 'after a database was brought back by other means: phones send again what it lacks',
  async run(asked) {
    if (readArguments(asked.args, { options: {}, words: 0 }) === null) return 'usage';
    return await inCounty(asked, async (county) => {
      await county.write((tx) => beginEpoch(tx, { now: asked.now(), why: 'by-hand', madeAt: null }));
      asked.terminal.tell('A new epoch has begun. Phones send again what this database lacks.');
      asked.terminal.result({ done: true });
      return 'done';
    });
  },
};
