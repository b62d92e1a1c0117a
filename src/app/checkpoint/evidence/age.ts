import { useCertificateWords } from '../../words/evidence';

const MS_PER_HOUR = 3_600_000;
const MS_PER_DAY = 24 * MS_PER_HOUR;

/** How long ago, in words, from ms: a sample in whole hours up to three days, a list of keys in days. */
export function useAges(): { sample: (ms: number) => string; list: (ms: number) => string } {
  const words = useCertificateWords();
  const list = (ms: number) => (ms < MS_PER_DAY ? words.fresh : words.days(Math.floor(ms / MS_PER_DAY)));
  return {
    sample: (ms) => (ms < 3 * MS_PER_DAY ? words.hours(Math.max(0, Math.floor(ms / MS_PER_HOUR))) : list(ms)),
    list,
  };
}
