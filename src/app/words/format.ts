import { useMemo } from 'preact/hooks';
import { type Day, DEFAULT_ZONE_MINUTES, dayOf } from '#domain/day';
import { LOCALE, useLanguage } from './language';
import type { Language } from './library';

/** Days and times as they are said, always on the county's clock, whatever zone the phone is set to. */
export type Format = {
  /** 4月10日, 10 April; with the year when it is not this one. */
  day: (day: Day) => string;
  /** From one day to another, or one day alone. */
  days: (from: Day, to: Day) => string;
  /** 14:02 */
  time: (ms: number) => string;
  /** 14:02:37 */
  clock: (ms: number) => string;
  /** 4月10日 14:02 */
  moment: (ms: number) => string;
};

/** Formats for one language. `zoneMinutes` is the county's zone, minutes east of Greenwich. */
export function formatIn(language: Language, zoneMinutes: number = DEFAULT_ZONE_MINUTES): Format {
  // Moments are moved into the zone and then written as if at Greenwich: old phones know no zones like "+08:00".
  const shifted = (ms: number) => new Date(ms + zoneMinutes * 60_000);
  const with_ = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(LOCALE[language], { timeZone: 'UTC', hourCycle: 'h23', ...options });
  const monthDay = with_({ month: 'long', day: 'numeric' });
  const yearMonthDay = with_({ year: 'numeric', month: 'long', day: 'numeric' });
  const hourMinute = with_({ hour: '2-digit', minute: '2-digit' });
  const hourMinuteSecond = with_({ hour: '2-digit', minute: '2-digit', second: '2-digit' });
  const thisYear = dayOf(Date.now(), zoneMinutes).slice(0, 4);
  const day = (text: Day) =>
    (text.startsWith(thisYear) ? monthDay : yearMonthDay).format(new Date(`${text}T00:00:00Z`));
  const time = (ms: number) => hourMinute.format(shifted(ms));
  return {
    day,
    days: (from, to) =>
      from === to ? day(from) : `${day(from)}${language === 'zh' ? '至' : ' to '}${day(to)}`,
    time,
    clock: (ms) => hourMinuteSecond.format(shifted(ms)),
    moment: (ms) => `${day(dayOf(ms, zoneMinutes))} ${time(ms)}`,
  };
}

/** Formats in the language that is spoken here. */
export function useFormat(zoneMinutes?: number): Format {
  const language = useLanguage();
  return useMemo(() => formatIn(language, zoneMinutes), [language, zoneMinutes]);
}
