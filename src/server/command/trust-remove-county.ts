import { distrustCounty } from '../county/trusted-counties';
import { readArguments } from './arguments';
import type { Command } from './command';
import { inCounty } from './open-county';

/** Believes a county's passes no more. */
export const trustRemoveCounty: Command = {
  name: 'trust remove-county',
  takes: 'AREA',
  does: 'believe the passes of that county no more',
  async run(asked) {
    const [area] = readArguments(asked.args, { options: {}, words: 1 })?.words ?? [];
    if (area === undefined) return 'usage';
    return await inCounty(asked, async ({ keys, write }) => {
      const { tell, result } = asked.terminal;
      const number = await write((tx) => distrustCounty(tx, keys, { area, now: asked.now() }));
      if (number === null) {
        tell(`No county ${area} is trusted. \`trust list\` shows which are.`);
        result({ done: false, why: 'not-trusted' });
        return 'refused';
      }
      tell(
        `Passes of ${area} are believed no more; phones hear of it with their next request (list ${number}).`,
      );
      result({ done: true, area, list: number });
      return 'done';
    });
  },
};
