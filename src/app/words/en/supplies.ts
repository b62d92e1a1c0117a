const days = (n: number) => (n === 1 ? '1 day' : `${n} days`);

/** Supplies, as a quarantine site's phone and the desk say them. */
export const supplies = {
  daysLeft: (n: number) => `lasts ${days(n)}`,
  useADay: (n: number, unit: string) => `${n} ${unit} a day`,
  left: (n: number, unit: string) => `about ${n} ${unit}`,
  expires: (day: string) => `expires ${day}`,
  counted: (who: string, when: string) => `counted by ${who}, ${when}`,
  warning: {
    out: 'None left',
    expired: 'Expired',
    short: (n: number) => (n === 0 ? 'Less than a day' : `Only ${days(n)}`),
    expires: (n: number) => (n === 0 ? 'Expires today' : `Expires in ${days(n)}`),
  },
};
