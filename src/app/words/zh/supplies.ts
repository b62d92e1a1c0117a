/** Supplies, as a quarantine site's phone and the desk say them. */
export const supplies = {
  daysLeft: (n: number) => `够用 ${n} 天`,
  useADay: (n: number, unit: string) => `每天 ${n} ${unit}`,
  left: (n: number, unit: string) => `约 ${n} ${unit}`,
  expires: (day: string) => `${day}到期`,
  counted: (who: string, when: string) => `${who} ${when} 点数`,
  warning: {
    out: '用完了',
    expired: '已过期',
    short: (n: number) => (n === 0 ? '不够一天' : `只够 ${n} 天`),
    expires: (n: number) => (n === 0 ? '今天到期' : `${n} 天后到期`),
  },
};
