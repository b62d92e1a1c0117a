import type { poster as zh } from '../zh/poster';

export const poster: typeof zh = {
  title: 'Print a poster',
  print: 'Print',
  back: 'Back to places and people',
  how: 'A4, upright, not scaled.',
  scan: 'Please scan before you enter',
  scanPost: 'Please scan this code first',
  what: 'Use your phone’s camera. Without a phone, please ask the staff to register you.',
  code: (name) => `Code of ${name}`,
  product: 'venue code',
};
