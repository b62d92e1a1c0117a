import type { handOver as zh } from '../zh/hand-over';

export const handOver: typeof zh = {
  why: {
    'no-network': 'No network; it is sent as soon as there is one.',
    refused: 'The county does not accept this phone.',
    'update-needed': 'The app is too old; update it to send.',
    busy: 'The county is busy; it is sent again shortly.',
    sending: 'Sending…',
  },
  fileName: (post, day) => `kakou-records-${post}-${day}.kakou`,
  receiptsName: (day) => `kakou-receipts-${day}.kakou`,

  troubled: {
    open: (count) => `Rejected and in conflict: ${count}`,
    title: 'Rejected or in conflict',
    text: 'All of them are on this phone. Nothing is lost.',
    none: 'Nothing is rejected any more',
    noneText: 'The county has taken everything.',
    noneYet: (unsent: number) =>
      unsent === 1
        ? 'One record is still waiting to be sent; only then is it known whether it is taken.'
        : `${unsent} records are still waiting to be sent; only then is it known whether they are taken.`,
    again: 'Send this one again',
    allAgain: 'Send all of them again',
    checkAgain: 'Check this person again',
    aside: 'Seen, leave it',
    asideTitle: 'Left for later',
    exportAll: 'Save as a file',
  },

  hand: {
    open: 'No network? Hand over',
    title: 'Hand over without a network',
    count: (count) => `${count} not sent on this phone`,
    nothing: 'Nothing to hand over',
    nothingText: 'Every record of this phone is with the county.',
    how: 'Records are sealed: nobody can open or change them. Until receipts come back, this phone deletes none.',
    show: 'Show to another phone',
    showHint: 'Phone to phone, with no network at all.',
    file: 'Save as a file',
    fileHint: 'By message, stick or Bluetooth, to a colleague or the desk.',
    given: {
      shared: 'The file was handed out.',
      saved: 'The file is in “Downloads”.',
      cancelled: 'No file was handed out.',
    },
    receive: 'Receive',
    receiveHint: 'Read the moving code of another phone, or open a file; receipts too.',
  },

  show: {
    records: 'Let the other phone read this',
    receipts: 'Let the first phone read its receipts',
    code: 'Moving code',
    count: (count) => (count === 1 ? '1 record' : `${count} records`),
    how: 'On the other phone: Records and settings, Hand over, Receive. Hold it here until it says “Got it”.',
    lot: (lot, lots) => `Part ${lot} of ${lots}`,
    next: 'Next part',
    round: (shown, pieces) => `${shown} frames shown, at least ${pieces} needed`,
    done: 'The other phone has it',
  },

  receive: {
    title: 'Aim at the moving code',
    gathering: { records: 'Receiving records', receipts: 'Receiving receipts' },
    part: (had, pieces) => `${had} / ${pieces}`,
    file: 'Open a file',
    taken: (count) => (count === 1 ? 'Got it: 1 record' : `Got it: ${count} records`),
    takenText: 'This phone sends them when it has a network. Then show the receipts to whom they came from.',
    already: 'This one was received before.',
    settled: (sent) => `Receipts received: ${sent} with the county`,
    settledMore: (rejected) => `${rejected} rejected or in conflict; see the list.`,
    left: (left) => (left === 0 ? 'Nothing waits any more.' : `${left} still not sent.`),
    back: 'Done',
    notAnimated: 'This is not a moving code. Read the screen “Show to another phone”.',
    wrong: 'It did not come whole. Please read it once more.',
    fault: {
      'not-ours': 'This is no file of records. Choose one whose name ends in .kakou.',
      'newer-version': 'This file is from a newer app. Update this phone first.',
      'cut-off': 'The file lacks its end. Ask for it again; the other phone still has everything.',
      'too-large': 'The file is too large to be one of records.',
      malformed: 'The file is damaged. Ask for it again; the other phone still has everything.',
      'other-county': 'This is another county’s. Please give it to that county.',
      'bad-signature':
        'The county did not sign these receipts; they were not used. The records are still here.',
      'of-another-phone': 'These receipts are for another phone.',
      'own-records': 'These are this phone’s own records. Give them to another phone or to the desk.',
      'not-enrolled': 'This phone belongs to no post and cannot carry for others.',
    },
  },

  carried: {
    title: 'Carried for others',
    line: (count, at) => `${count === 1 ? '1 record' : `${count} records`}, received ${at}`,
    state: { waiting: 'waits for a network', sent: 'with the county', refused: 'not taken' },
    receipts: 'Show the receipts',
    receiptsFile: 'Save the receipts',
    refused: {
      malformed: 'It is damaged. Ask for it again.',
      'other-county': 'It is another county’s.',
      'unknown-phone': 'The county does not know that phone. Give the file to the desk.',
      'bad-signature': 'The signature is wrong; it may have been changed. Ask for it again.',
      'newer-version': 'The county’s system has to be updated first.',
    },
  },

  before: {
    title: (count) =>
      count === 1
        ? '1 earlier record is still on this phone'
        : `${count} earlier records are still on this phone`,
    text: 'The phone lost its storage once. The records were kept a second time, and nothing is lost: they are sent by themselves once this phone has joined again. Nothing has to be entered anew.',
    file: 'Cannot join? Save them as a file',
    fileHint:
      'The file is sealed, nobody else can open it. Give it to a colleague or to the desk, who send it.',
    inFileName: 'earlier',
    carried: 'This phone’s own, from before',
    carriedText:
      'The phone lost its storage; these were found again in the copy that it keeps. They are sent as soon as there is a network.',
    line: (count, at) => `${count === 1 ? '1 record' : `${count} records`}, found ${at}`,
  },

  revoked: {
    unsent: (count) =>
      `${count} not handed over yet. Press “Hand over” and give them to another phone or, as a file, to the desk.`,
    empty: 'Everything was handed over. This phone can be given back.',
  },

  shift: {
    open: 'Change of shift',
    title: 'Change of shift',
    from: (name) => `Leaves: ${name}`,
    since: (at) => `on duty since ${at}`,
    checks: 'checks',
    arrivals: 'arrivals',
    unsent: 'not sent',
    rejected: 'rejected, conflict',
    oldest: (at) => `oldest ${at}`,
    keeps: 'What was recorded stays under the name of who recorded it. What waits is sent as before.',
    car: (plate, decided, heads) => `One vehicle is half done: ${plate}, ${decided} of ${heads}`,
    who: 'Who takes over?',
    stay: 'Stay',
    noPlate: 'no plate',
    by: (name) => `by ${name}`,
  },

  takeOver: {
    title: (name) => `${name}’s vehicle is half done`,
    plate: 'Plate',
    decided: (decided, heads) => `${decided} of ${heads} are done, under the name of who checked them.`,
    anew: 'Whoever is not done is asked from the start: the four steps need your own look.',
    go: 'I take over',
    gone: 'The vehicle has left',
    worker: 'Change back',
  },

  correcting: (name) => `Checking again: ${name}`,
  stopCorrecting: 'Do not check again',
};
