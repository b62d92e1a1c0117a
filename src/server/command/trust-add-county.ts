import { type ReadTrustFile, readTrustFile } from '#domain/county/trust-file';
import {
  type CountyRefusal,
  fingerprint,
  mayTrust,
  trustCounty,
  verifyEs256,
} from '../county/trusted-counties';
import { momentText, readArguments, readJsonFile } from './arguments';
import type { Asked, Command, Exit } from './command';
import { type AtRest, inCounty } from './open-county';

const OPTIONS = { fingerprint: { type: 'string' } } as const;

const WHY: Readonly<Record<CountyRefusal, string>> = {
  'own-county': 'These are the keys of this county itself.',
  'no-keys': 'There is no key in it that is of use here.',
  older: 'A newer file of this county was added already.',
  'other-root-key':
    'Another root key signed for this county before. If it truly has a new one, remove the county first.',
};
const UNREADABLE = {
  'no-file': 'There is no such file.',
  'too-large': 'The file is too large.',
  'not-json': 'This is not a file that `trust export` made.',
  'not-a-file': 'This is not a file that `trust export` made.',
  'bad-signature': 'Its signature does not hold: somebody changed it.',
} as const;

/** Believes the passes of a neighbour county, from its file. */
export const trustAddCounty: Command = {
  name: 'trust add-county',
  takes: 'FILE [--fingerprint PRINT]',
  does: "believe another county's passes, from the file that it exported",
  async run(asked) {
    const typed = readArguments(asked.args, { options: OPTIONS, words: 1 });
    const [path] = typed?.words ?? [];
    if (typed === null || path === undefined) return 'usage';
    return await inCounty(asked, async (county) => {
      const document = readJsonFile(path);
      if (!document.ok) return refused(asked, document.fault, UNREADABLE[document.fault]);
      const read = await readTrustFile(document.value, { verifyEs256, now: asked.now() });
      if (!read.ok) return refused(asked, read.fault, UNREADABLE[read.fault]);
      return await add(asked, county, { read: read.value, expected: typed.values.fingerprint ?? null });
    });
  },
};

async function add(
  asked: Asked,
  { store, keys, write }: AtRest,
  by: { read: ReadTrustFile; expected: string | null },
): Promise<Exit> {
  const { read, expected } = by;
  const { tell, confirm, result } = asked.terminal;
  const may = await mayTrust(store.db, keys, read);
  if (!may.ok) return refused(asked, may.fault, WHY[may.fault]);
  const print = await fingerprint(read.rootKey);
  const { area, name, asOf } = read.county;
  tell(`${name} (${area}), exported ${momentText(asOf)}`);
  tell(`Fingerprint: ${print}`);
  for (const { kid, notAfter } of read.keys) tell(`  key ${kid}, good until ${momentText(notAfter)}`);
  for (const { kid, why } of read.refused) tell(`  key ${kid} left out: ${why}`);
  if (expected !== null && digits(expected) !== digits(print))
    return refused(asked, 'other-fingerprint', 'The fingerprint is not the one that you gave.');
  // Whose root key is known already needs no telephone call: it signed this file.
  if (expected === null && !may.value.known) {
    const same = await confirm('Did the other county read out the same fingerprint?');
    if (!same)
      return refused(asked, 'not-compared', 'Not added: compare the fingerprint, or give --fingerprint.');
  }
  const number = await write((tx) => trustCounty(tx, keys, { read, now: asked.now() }));
  tell(`Passes of ${name} are believed; phones hear of it with their next request (list ${number}).`);
  const kids = read.keys.map((one) => one.kid);
  result({ done: true, area, name, fingerprint: print, keys: kids, refused: read.refused, list: number });
  return 'done';
}

const digits = (text: string): string => text.replace(/[^0-9a-fA-F]/g, '').toLowerCase();

function refused({ terminal }: Asked, why: string, sentence: string): Exit {
  terminal.tell(sentence);
  terminal.result({ done: false, why });
  return 'refused';
}
