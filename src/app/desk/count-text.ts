/** A number in groups of three with a narrow gap: 1 204. The gap does not break a line. */
export const countText = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, '\u202f');
