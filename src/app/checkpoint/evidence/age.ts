import { useCertificateWords } from '../../words/evidence';

const MS_PER_HOUR = 3_600_000;

/** How long ago, in words: hours up to two days (whole ones that have passed), then days. Takes ms. */
export function useAge(): (ms: number) => string {
  const words = useCertificateWords();
  return (ms) => {
    const hours = Math.floor(ms / MS_PER_HOUR);
    if (hours < 1) return words.fresh;
    return hours <= 72 ? words.hours(hours) : words.days(Math.floor(hours / 24));
  };
}
