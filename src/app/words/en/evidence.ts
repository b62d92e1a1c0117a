import type { certificate as Source } from '../zh/evidence';

const goOn = 'Ask for the test result as usual.';

/** Certificates from elsewhere, beside a question of the worker. */
export const certificate: typeof Source = {
  aim: 'Point at the code of the certificate',
  parts: (read, of) => `${read} of ${of} codes scanned, go on with the next`,
  otherCard: 'This code is of another card: begun anew with it',
  notOne: 'This is not the code of a health certificate',
  back: 'Back, look by hand',
  again: 'Scan another',
  use: 'Theirs: use it',
  other: 'Not theirs',

  scheme: { hcert: 'EU or WHO', shc: 'SMART Health Card' },
  method: { naat: 'NAAT', antigen: 'Antigen test', unknown: 'Test of unknown kind' },
  result: { negative: 'negative', positive: 'positive', unknown: 'result unclear' },
  titled: (method, result) => `${method} ${result}`,
  hours: (hours) => (hours === 1 ? '1 hour ago' : `${hours} hours ago`),
  days: (days) => (days === 1 ? '1 day ago' : `${days} days ago`),
  fields: {
    sampled: 'Sample',
    issuer: 'Issued by',
    until: 'Valid until',
    signature: 'Signature',
    name: 'Name',
    birth: 'Born',
  },
  onCertificate: 'Certificate',
  onRecord: 'This person',
  sampledAt: (at, age) => `${age}, ${at}`,
  noTime: 'No sample time in it: ask for it',
  noEnd: 'No end stated',
  signed: (list, age) => `Verified, list ${list}, ${age}`,
  fresh: 'today',
  agrees: 'Name and birth date agree',
  compare: 'The same person? Compare with the document',
  differs: 'Seems another person’s. Compare with the document',
  notHere: 'See the document',
  notThere: 'Not stated',
  note: {
    antigen: 'An antigen test is no NAAT',
    old: (hours) => `Sample older than ${hours} hours: it does not count`,
    ahead: 'The sample lies ahead: it does not count',
    positive: 'A positive result counts by the rules',
    vague: 'Kind, result or time cannot be told: not usable, look by hand',
  },

  noTest: {
    vaccination: {
      title: 'Proof of vaccination',
      text: `Its signature is real, but there is no test in it. ${goOn}`,
    },
    recovery: {
      title: 'Proof of recovery',
      text: `Its signature is real, but there is no test in it. ${goOn}`,
    },
  },

  fault: {
    damaged: {
      title: 'The code is not whole',
      text: 'It is cut off or damaged. Have it shown larger on a clean screen and scan it again.',
    },
    'no-list': {
      title: 'This phone has no list of keys',
      text: `It can be neither verified nor called false. ${goOn} Synchronise when there is a network.`,
    },
    'unknown-key': {
      title: 'Signed by a key that is not known',
      text: (list, age) => `Key list ${list} (${age}) does not have it. It counts as not verified. ${goOn}`,
    },
    'wrong-algorithm': {
      title: 'Signed in a wrong way',
      text: 'It claims another signature than the key in the list. Do not rely on it: see the document and the original result.',
    },
    'bad-signature': {
      title: 'The signature is false',
      text: 'It was changed, or not signed by whom it says. Do not rely on it: see the document and the original result.',
    },
    'not-yet-valid': {
      title: 'Not valid yet',
      text: (at) => `Valid from ${at}. Check the time of this phone; if it is right, this does not count.`,
    },
    expired: {
      title: 'The certificate has expired',
      text: (at) => `It ended ${at} and does not count. ${goOn}`,
    },
    unreadable: {
      title: 'It cannot be understood',
      text: `Its signature is real, but it is no test, vaccination or recovery of one person. ${goOn}`,
    },
    'key-use': {
      title: 'This key may not sign such a thing',
      text: `The signature fits, but its issuer has no right to it. Do not rely on it. ${goOn}`,
    },
  },
};
