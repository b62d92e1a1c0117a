import { join } from 'node:path';
import { toHex } from '#domain/bytes';
import { addIssuerFile } from '../county/key-files';
import { changed } from '../county/trusted-counties';
import { momentText, readArguments } from './arguments';
import type { Command } from './command';
import { inCounty } from './open-county';

const OPTIONS = { 'lead-hours': { type: 'string' }, 'at-once': { type: 'boolean' } } as const;
const HOUR = 3_600_000;
/** Every post has had a network for a moment within a day. */
const LEAD_HOURS = 24;

/**
 * Makes a new key of passes. Phones hear of it at once; it signs a day later, so that a phone without a network does not
 * meet a pass by a key that it has never heard of. Passes of earlier keys stay good.
 */
export const rotateKey: Command = {
  name: 'rotate-key',
  takes: '[--lead-hours N | --at-once]',
  does: `make a new key for passes; it signs ${LEAD_HOURS} hours later, when phones have heard of it`,
  async run(asked) {
    const typed = readArguments(asked.args, { options: OPTIONS, words: 0 });
    if (typed === null) return 'usage';
    const hours = leadOf(typed.values);
    if (hours === null) return 'usage';
    return await inCounty(asked, async ({ keys, write }) => {
      const now = asked.now();
      const signsFrom = now + hours * HOUR;
      addIssuerFile(join(asked.config.data, 'keys'), { now, signsFrom });
      const [newest] = keys.issuers;
      if (newest === undefined) throw new Error('the key that was made is not there');
      const kid = toHex(newest.kid);
      const list = await write((tx) =>
        changed(tx, keys, { now, action: 'key-rotated', payload: { kid, signsFrom } }),
      );
      const { tell, result } = asked.terminal;
      tell(`New key ${kid}: phones hear of it with their next request (list ${list}).`);
      tell(`It signs passes from ${momentText(signsFrom)}. Passes of earlier keys stay good.`);
      tell('Counties that trust this one need a new file: `trust export`. Back up the folder of keys.');
      result({ done: true, kid, signsFrom, list });
      return 'done';
    });
  },
};

/** Hours until the key signs, or null when what was typed makes no sense. */
function leadOf(values: { 'lead-hours'?: string; 'at-once'?: boolean }): number | null {
  const { 'lead-hours': typed, 'at-once': atOnce } = values;
  if (atOnce === true) return typed === undefined ? 0 : null;
  if (typed === undefined) return LEAD_HOURS;
  const hours = Number(typed);
  return /^\d{1,3}$/.test(typed) && hours <= 720 ? hours : null;
}
