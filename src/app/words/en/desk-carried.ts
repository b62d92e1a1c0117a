import type { carried as zh } from '../zh/desk-carried';

export const carried: typeof zh = {
  open: 'Import a file from a phone',
  title: 'Records handed in',
  text: 'A file (.kakou) that a post’s phone saved under “Hand over”. Its records are sealed; only the server opens them. Importing a file twice changes nothing.',
  choose: 'Choose file',
  reading: (part, parts) => `Importing ${part} of ${parts}…`,
  done: 'Imported',
  counts: {
    stored: 'new',
    duplicate: 'here already',
    conflict: 'in conflict',
    rejected: 'not taken',
  },
  from: (model, post) => `${model} at ${post}`,
  fromUnknown: 'A phone',
  revoked: 'This phone was revoked: its records are taken and marked as brought by hand.',
  receipts: 'Receipts',
  receiptsText:
    'On that phone open “Hand over”, “Receive”, and aim at this code, or give it the file of receipts. Only then it counts as handed over there.',
  receiptsCode: 'Moving code of the receipts',
  saveReceipts: 'Save the receipts',
  receiptsName: (day) => `kakou-receipts-${day}.kakou`,
  round: (shown, pieces) => `${shown} frames shown, at least ${pieces} needed`,
  stopped: (part, parts) =>
    `It broke off at parcel ${part} of ${parts}. Import it again; nothing is taken twice.`,
  fault: {
    'not-ours': 'This is no file of records. Choose one whose name ends in .kakou.',
    'newer-version': 'This file is from a newer app; the server has to be updated first.',
    'cut-off': 'The file lacks its end. Ask for it again; the phone still has everything.',
    'too-large': 'The file is too large to be one of records.',
    malformed: 'The file is damaged. Ask for it again; the phone still has everything.',
    'other-county': 'These are another county’s records. Please give them to that county.',
    'unknown-phone': 'The server does not know that phone. If an old backup was restored, ask the operator.',
    'bad-signature':
      'The signature is wrong; the file may have been changed and was not used. Ask for it again.',
  },
};
