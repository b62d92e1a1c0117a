import type { Supply, SupplyStanding } from '#domain/capacity/supplies';
import type { Format } from './format';
import type { Books } from './library';

type SupplyWords = Books['site']['supplies'];
type By = { words: SupplyWords; format: Format };

/** What is wrong with a supply, else how long it lasts; empty for what is not used up. */
export const lastsText = (standing: SupplyStanding, words: SupplyWords): string =>
  warningText(standing, words) ?? (standing.daysLeft === null ? '' : words.daysLeft(standing.daysLeft));

/** What is wrong with a supply, in a word; null when nothing is. */
export function warningText(
  { warning, daysLeft, expiresIn }: SupplyStanding,
  words: SupplyWords,
): string | null {
  switch (warning) {
    case 'out':
    case 'expired':
      return words.warning[warning];
    case 'short':
      return words.warning.short(daysLeft ?? 0);
    case 'expires':
      return words.warning.expires(expiresIn ?? 0);
    case null:
      return null;
  }
}

/** How much there is, how much is used a day, until when it is good, and who counted. */
export function supplyText(supply: Supply, standing: SupplyStanding, { words, format }: By): string {
  return [
    words.left(standing.left, supply.unit),
    supply.useADay === 0 ? '' : words.useADay(supply.useADay, supply.unit),
    supply.expires === null ? '' : words.expires(format.day(supply.expires)),
    words.counted(supply.countedBy, format.moment(supply.countedAt)),
  ]
    .filter(Boolean)
    .join(' · ');
}
