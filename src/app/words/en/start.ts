import type { start as zh } from '../zh/start';

export const start: typeof zh = {
  title: 'What are you here for?',
  declare: 'Declare before you set out',
  declareHint: 'Fill it in now; at the checkpoint it takes one scan',
  carryOn: 'Carry on with the declaration',
  carryOnHint: 'You had begun; everything is still here',
  pass: 'My pass',
  lost: 'Declared, but the pass is gone?',
  passHint: 'To show at the checkpoint; it opens without a network',
  nobodySkipped:
    'You can pass without a smart phone: let your family fill it in, or register at the checkpoint.',
  worker: 'I work at a checkpoint or a village post',
  desk: 'I work at the county or town desk',
  privacy: 'How your information is used',
  before: {
    title: (count) =>
      count === 1 ? '1 entry of before was never sent' : `${count} entries of before were never sent`,
    text: 'The phone lost its storage, and they cannot be sent any more. To pass a checkpoint, please declare again.',
    seen: 'All right',
  },
  open: {
    checkpoint: 'Open the checkpoint',
    village: 'Open the village post',
    driver: 'Open the transfers',
    site: 'Open the quarantine site',
  },
};
