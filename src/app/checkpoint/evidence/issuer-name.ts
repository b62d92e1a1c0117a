import type { KeptEvidence } from '#domain/evidence/evidence';
import type { Language } from '../../words/library';
import { countryName } from '../../words/places';

/** Who signed, as short as a worker can compare it: the country, or the host of a health card's issuer. */
export function issuerName(
  { scheme, issuer }: Pick<KeptEvidence, 'scheme' | 'issuer'>,
  language: Language,
): string {
  if (scheme === 'shc') return /^https:\/\/([^/?#]+)/.exec(issuer)?.[1] ?? issuer;
  // Two letters have a name everywhere; the WHO's lists have three as well, which stand for themselves.
  return /^[A-Z]{2}$/.test(issuer) ? countryName(issuer, language) : issuer;
}
