import type * as zh from '../zh/push';

/** What a village's phone says of being told while its app is closed. */
export const push: typeof zh.push = {
  title: 'Tell me while it is closed',
  text: 'When a new instruction comes while Kakou is closed, the phone says so. No name is in it.',
  on: 'On',
  off: 'Off',
  notice: 'Kakou',
  noticeText: 'There is a new instruction. Open it.',
  denied: 'The phone does not let Kakou notify. Allow notifications in its settings.',
  failed: 'That did not work. Try again with a network.',
};
