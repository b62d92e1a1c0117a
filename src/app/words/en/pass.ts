import type { pass as passZh, venue as venueZh } from '../zh/pass';

export const pass: typeof passZh = {
  title: 'Pass',
  titleOf: (county) => `${county} pass`,
  code: (name) => `Pass of ${name}`,
  valid: (until) => `Valid until ${until}`,
  colour: (colour, measure) => `${colour} · ${measure}`,
  why: 'Why?',
  expected: 'Expected colour',
  expectedHint: 'The checkpoint decides after it has seen your health code, NAAT and travel record.',
  whatNext: 'What happens at the checkpoint',
  next: {
    release:
      'Show your pass, health code, NAAT and travel record; your temperature is taken. If all is well you drive on.',
    'test-on-spot':
      'After the four steps you are tested at the checkpoint; if it is negative you drive on. Have your NAAT result ready.',
    'turn-back': 'The checkpoint asks you to turn back and tells you what you need to come in.',
    'fever-clinic':
      'The checkpoint sends you to a fever clinic first. Wear a mask and tell the worker your symptoms.',
    hold: 'Please wait in the vehicle. A car takes you to the quarantine site, and somebody is answerable all the way. Wear a mask.',
  },
  disagree: 'Is it wrong? Tell the worker at the checkpoint: a person looks at it again.',
  disagreeCall: (phone) =>
    `Is it wrong? Tell the worker at the checkpoint or call ${phone}: a person looks at it again.`,
  lastCheck: (at, post, decision) => `Checked ${at} at ${post}: ${decision}`,
  party: (index, count) => `Person ${index} of ${count}`,
  nextPerson: 'Next person',
  previousPerson: 'Previous',
  answer: 'Answer the worker',
  clock: {
    ahead: (span) => `The clock of this phone is ${span} ahead; the pass allows for it.`,
    behind: (span) => `The clock of this phone is ${span} behind; the pass allows for it.`,
    unmeasured:
      'The clock of this phone was never compared with the county’s. If it is wrong, the checkpoint has you scan a code.',
    minutes: (count) => `${count} min`,
    seconds: (count) => `${count} s`,
  },
  checked: (at) => `Compared with the county ${at}`,
  unchecked: 'Not yet compared with the county',
  check: 'Compare now',
  checkFailed: 'The county was not reached; try again with a network. The pass can be shown without.',
  waiting: {
    title: 'Waiting to be signed',
    unsent:
      'It is saved on this phone and sends itself when there is a network. Do not delete the browser’s data.',
    sent: 'It has arrived; the pass is being signed.',
    often:
      'It has arrived. Several phones were given this person’s pass today, so no other is signed; take the document to the checkpoint.',
    toPost: 'You can go to the checkpoint without a network: tell the worker that you have declared.',
    rejected: 'This declaration was not accepted. Please fill in another, or register at the checkpoint.',
    again: 'Declare again',
    sendNow: 'Send now',
  },
  none: {
    title: 'No pass yet',
    text: 'Declare first; the pass appears here once it is sent.',
    declare: 'Declare before you set out',
  },
  another: 'Declare another trip',
  print: 'Print',
  lost: 'Declared, but the pass is gone?',
  install: {
    text: 'Put the pass on your home screen: it opens at once, without a network.',
    add: 'Add to home screen',
    byHand:
      'Choose "Add to home screen" in the browser’s menu: the pass then opens at once, without a network.',
    later: 'No thanks',
  },
};

export const venue: typeof venueZh = {
  title: 'Venue code',
  visited: (at) => `${at}: recorded that you were here.`,
  visitedHint: 'Only time and place are recorded. Nobody’s colour changes by it.',
  checking: 'Checking this code…',
  notOurs:
    'This code was not issued by this county. Nothing was recorded. Please tell whoever is in charge here.',
  noCounty: 'The first time, the network is needed once to check this code.',
  notSaved: 'This phone could not keep the record. Show your pass to the worker.',
  places: 'Places of the last 14 days',
  noPass: 'You have not declared on this phone. A short declaration gives you a pass.',
  declare: 'Declare now',
};
