import type { troubles as zh } from '../zh/pass-troubles';

const notAPass =
  'It may be looked at in the step of the test, but is no pass. Scan the pass; without one, go by the document.';
const cannotVerify = 'This phone cannot verify it. Scan the pass; without one, go by the document.';

export const troubles: typeof zh = {
  rescan: 'Scan again',
  compare: 'Compare the document, go on',
  byHand: 'Go by the document',
  challenge: 'Let their phone prove it',
  again: 'Check again',
  foreign: {
    empty: { title: 'An empty code', text: 'There is nothing in it. Ask for the county’s pass.' },
    'newer-pass': {
      title: 'A newer pass than this app reads',
      text: 'Update the app online; for now go by the document.',
    },
    challenge: {
      title: 'A post’s own question',
      text: 'Travellers scan this one. Scan the pass on their phone.',
    },
    frame: {
      title: 'Records on their way between phones',
      text: 'Receive them under “Records and settings”; scan a pass here.',
    },
    enrolment: {
      title: 'A joining code',
      text: 'It joins a worker’s phone to a post: scan it on the page “Join a post”.',
    },
    hcert: { title: 'A health certificate of the EU or WHO', text: notAPass },
    shc: { title: 'A SMART Health Card', text: notAPass },
    'vds-nc': { title: 'A health proof of civil aviation', text: cannotVerify },
    nz: { title: 'A pass of New Zealand', text: cannotVerify },
    divoc: { title: 'A DIVOC certificate', text: cannotVerify },
    'w3c-vc': { title: 'An electronic credential from elsewhere', text: cannotVerify },
    payment: { title: 'A payment code', text: 'Nothing was paid or opened. Ask for the pass.' },
    web: { title: 'A web address', text: 'It was not opened. Scan a pass or a place’s code of this county.' },
    wifi: { title: 'A Wi-Fi code', text: 'Nothing was joined. Scan a pass.' },
    contact: { title: 'A contact card', text: 'Nothing was kept. Scan a pass.' },
    phone: { title: 'A phone number', text: 'Nobody was called. Scan a pass.' },
    mail: { title: 'A mail address', text: 'It was not opened. Scan a pass.' },
    'app-link': { title: 'A code of another app', text: 'It was not opened. Scan a pass.' },
    text: {
      title: 'Not a code of this county',
      text: 'Ask for the county’s pass; without one, go by the document.',
    },
  },
  'place-forged': {
    title: 'The county did not sign this place’s code',
    text: 'Somebody may have replaced it. Go by the document and tell the desk to change the code.',
  },
  'not-ready': {
    title: 'This phone cannot verify yet',
    text: 'It has no key of the county. Sync online; for now go by the document.',
  },
  malformed: {
    title: 'The code cannot be read whole',
    text: 'Ask for more brightness and a steady hand, and scan again. Torn paper: go by the document.',
  },
  'unknown-issuer': {
    title: 'Unknown issuer',
    text: 'Not signed by this county, or this phone’s list is old. Sync and scan again, else go by the document.',
  },
  'wrong-algorithm': {
    title: 'Signed in a wrong way',
    text: 'The county does not sign like this: treated as forged. Go by the document; the desk is told.',
  },
  'bad-signature': {
    title: 'Forged or altered',
    text: 'The signature is wrong. Go by the document; the desk is told.',
  },
  'not-yet-valid': {
    title: 'Not valid yet',
    text: 'This phone’s clock is probably slow. Set it and scan again, or compare the document.',
  },
  expired: {
    title: 'The pass has expired',
    text: (at) => `Valid until ${at}. Let them renew it online and scan again, or compare the document.`,
  },
  revoked: {
    title: 'The pass was revoked',
    text: (list, hours) =>
      `It stands in list ${list} (${hours} h old). Ask for the new one; without it compare the document. The desk is told.`,
  },
  'proof-missing': {
    title: 'Only a screenshot',
    text: 'A pass on a phone is opened live; the moving part is missing. Let them open it and scan again, or compare the document.',
  },
  'bad-proof': {
    title: 'The live proof is false',
    text: 'Not opened on the phone that declared. Compare the document; the desk is told.',
  },
  'stale-proof': {
    title: 'An old picture, or a wrong clock',
    text: (age) =>
      `This code is from ${age}. Let them open it here; if their clock is wrong, let their phone prove it.`,
  },
  'clocks-differ': {
    title: 'The phones’ clocks differ',
    text: (age) => `By ${age}. Let their phone prove it, or compare the document.`,
  },
  'used-here': {
    title: 'This code was checked here',
    text: (at) =>
      `At ${at}. The same person again: check again. Somebody else: the code is borrowed, go by the document.`,
  },
  age: {
    seconds: (count) => `${count} s`,
    minutes: (count) => `${count} min`,
    hours: (count) => `${count} h`,
    ago: (span) => `${span} ago`,
    ahead: (span) => `${span} ahead`,
  },
};
