import { forgetSource } from '../county/evidence-sources';
import { readArguments } from './arguments';
import type { Command } from './command';
import { inCounty } from './open-county';

/** Takes the keys of a source of certificates away from the phones. */
export const trustRemoveSource: Command = {
  name: 'trust remove-source',
  takes: 'SOURCE',
  does: 'believe certificates of that source (`gdhcn`, or an issuer) no more',
  async run(asked) {
    const [id] = readArguments(asked.args, { options: {}, words: 1 })?.words ?? [];
    if (id === undefined) return 'usage';
    return await inCounty(asked, async ({ keys, write }) => {
      const { tell, result } = asked.terminal;
      const list = await write((tx) => forgetSource(tx, keys, { id, now: asked.now() }));
      if (list === null) {
        tell(`No keys of ${id} are loaded. \`trust list\` shows which are.`);
        result({ done: false, why: 'not-loaded' });
        return 'refused';
      }
      tell(`Keys of ${id} are gone; phones hear of it with their next request (list ${list}).`);
      result({ done: true, source: id, list });
      return 'done';
    });
  },
};
