import type { troubles as zh } from '../zh/pass-troubles';

const scanPass = 'Scan the pass.';
const passOrDocument = 'Scan the pass; without one, go by the document.';
const notAPass = 'It may be looked at in the step of the test, but is no pass.';
const cannotVerify = 'This phone cannot verify it.';
const notOpened = 'It was not opened.';

export const troubles: typeof zh = {
  rescan: 'Scan again',
  compare: 'Compare the document',
  byHand: 'Go by the document',
  challenge: 'Let their phone prove it',
  again: 'Same person, check again',
  other: 'Another person, by document',
  code: (number) => `Code ${number}`,
  foreign: {
    empty: { title: 'An empty code', text: 'There is nothing in it.', todo: 'Ask for the county’s pass.' },
    'newer-pass': {
      title: 'A newer pass than this app reads',
      text: 'The app on this phone cannot read it yet.',
      todo: 'Update the app when online; for now go by the document.',
    },
    challenge: { title: 'A post’s own challenge', text: 'Travellers scan this one.', todo: scanPass },
    frame: {
      title: 'Records on their way between phones',
      text: 'It holds what another phone recorded.',
      todo: 'Receive it under “Records and settings”; scan a pass here.',
    },
    enrolment: {
      title: 'A joining code',
      text: 'It joins a worker’s phone to a post.',
      todo: 'Scan it on the page “Join a post”; scan a pass here.',
    },
    hcert: { title: 'A health certificate of the EU or WHO', text: notAPass, todo: passOrDocument },
    shc: { title: 'A SMART Health Card', text: notAPass, todo: passOrDocument },
    'vds-nc': { title: 'A health proof of civil aviation', text: cannotVerify, todo: passOrDocument },
    nz: { title: 'A pass of New Zealand', text: cannotVerify, todo: passOrDocument },
    divoc: { title: 'A DIVOC certificate', text: cannotVerify, todo: passOrDocument },
    'w3c-vc': { title: 'A credential from elsewhere', text: cannotVerify, todo: passOrDocument },
    payment: { title: 'A payment code', text: 'Nothing was paid or opened.', todo: 'Ask for the pass.' },
    web: { title: 'A web address', text: notOpened, todo: 'Scan a pass, or a place’s code of this county.' },
    wifi: { title: 'A Wi-Fi code', text: 'Nothing was joined.', todo: scanPass },
    contact: { title: 'A contact card', text: 'Nothing was kept.', todo: scanPass },
    phone: { title: 'A phone number', text: 'Nobody was called.', todo: scanPass },
    mail: { title: 'A mail address', text: notOpened, todo: scanPass },
    'app-link': { title: 'A code of another app', text: notOpened, todo: scanPass },
    text: {
      title: 'Not a code of this county',
      text: 'It is only a text.',
      todo: 'Ask for the county’s pass; without one, go by the document.',
    },
  },
  'place-forged': {
    title: 'Not this county’s place code',
    text: 'Somebody may have replaced it.',
    todo: 'Go by the document, and tell the desk to change the code.',
  },
  'not-ready': {
    title: 'This phone cannot verify yet',
    text: 'It has no key of the county.',
    todo: 'Go online and press “Sync now”; for now go by the document.',
  },
  malformed: {
    title: 'The code cannot be read whole',
    text: 'A part of it is broken, or was altered.',
    todo: 'More brightness, a steady hand, and scan again. Torn paper: go by the document.',
  },
  'unknown-issuer': {
    title: 'Unknown issuer',
    text: (place) =>
      `It says that it leads to ${place}, and nothing proves that: another county signed it, or this phone’s list is old.`,
    todo: 'Go online, press “Sync now” and scan again; else go by the document.',
  },
  'wrong-algorithm': {
    title: 'Signed in a wrong way',
    text: 'The county never signs like this: treated as forged. The desk is told.',
    todo: 'Go by the document.',
  },
  'bad-signature': {
    title: 'Forged or altered',
    text: 'The county’s signature does not fit. The desk is told.',
    todo: 'Go by the document.',
  },
  'not-yet-valid': {
    title: 'Not valid yet',
    text: (at) => `It begins at ${at}. Probably this phone’s clock is slow.`,
    todo: 'Set the clock to automatic and scan again, or compare the document.',
  },
  expired: {
    title: 'The pass has expired',
    text: (at) => `It was valid until ${at}.`,
    todo: 'Let them renew it online and scan again; else compare the document.',
  },
  revoked: {
    title: 'The pass was revoked',
    text: (list, age) => `It stands in list ${list}, of ${age}. The desk is told.`,
    todo: 'Ask for their new pass; without one, compare the document.',
  },
  'proof-missing': {
    title: 'Only a screenshot',
    text: 'A pass on a phone is opened live. Its moving part was cut off; it is no paper pass.',
    todo: 'Let them open it and scan again, or compare the document.',
  },
  'bad-proof': {
    title: 'Shown by another phone',
    text: 'The phone that declared did not sign the moving part. The desk is told.',
    todo: 'Compare the document.',
  },
  'stale-proof': {
    title: 'An old picture, or a wrong clock',
    text: (age) => `This code is from ${age}.`,
    todo: 'Let them open it here and scan again. If their clock is wrong: “Let their phone prove it”.',
  },
  'clocks-differ': {
    title: 'The phones’ clocks differ',
    text: (age) => `By ${age}: a wrong clock, or a picture just taken.`,
    todo: 'Let their phone prove it, or compare the document.',
  },
  'used-here': {
    title: 'This code was checked here',
    text: {
      'this-phone': (at) => `At ${at}, on this phone.`,
      'other-phone': (at) => `At ${at}, on another phone of this post.`,
    },
    todo: 'The same person again: check again. Somebody else: the code is borrowed.',
  },
  age: {
    seconds: (count) => `${count} s`,
    minutes: (count) => `${count} min`,
    hours: (count) => `${count} h`,
    days: (count) => `${count} d`,
    ago: (span) => `${span} ago`,
    ahead: (span) => `${span} ahead`,
  },
};
