import type { held as zh } from '../zh/held';

export const held: typeof zh = {
  title: (n) =>
    n === 1 ? '1 person waits here for the transfer car' : `${n} wait here for the transfer car`,
  state: {
    open: 'The desk knows; nobody sent yet',
    ordered: 'A car was sent; the driver has not accepted',
    accepted: 'The driver is on the way',
    'at-scene': 'The driver is here',
    'picked-up': 'In the car',
  },
  left: (minutes) => `here within ${minutes} min`,
  late: (minutes) => `${minutes} min late`,
};
