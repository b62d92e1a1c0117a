import { fault, ok, type Result } from '../result';

export type NameFault = 'empty' | 'characters' | 'too-long';

const LONGEST = 50;

/** Names are kept as they are written; only the form of composed letters and the blanks round them are unified. */
export const normaliseName = (text: string): string => text.normalize('NFC').trim();

/**
 * A person's name: 1 to 50 characters of any script. `characters` when it has control characters, halves of
 * characters, or marks that turn the direction of text and so could hide what it says.
 */
export function parseName(text: string): Result<string, NameFault> {
  const name = normaliseName(text);
  if (name === '') return fault('empty');
  // Joiners are part of how some scripts are spelt; all other unseen characters are not part of a name.
  if (/[\p{Cc}\p{Cs}\p{Cn}\p{Co}\p{Zl}\p{Zp}]|(?![\u200c\u200d])\p{Cf}/u.test(name))
    return fault('characters');
  if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(name)) return fault('empty');
  return [...name].length > LONGEST ? fault('too-long') : ok(name);
}

/** A name for lists that others can see: 张三丰 is 张*丰, 张三 is 张*. Long names do not tell their length. */
export function maskName(name: string): string {
  const characters = [...name];
  const [first = '', ...rest] = characters;
  if (rest.length === 0) return '*';
  if (rest.length === 1) return `${first}*`;
  return first + '*'.repeat(Math.min(rest.length - 1, 3)) + (rest.at(-1) ?? '');
}
