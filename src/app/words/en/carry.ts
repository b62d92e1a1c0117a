import type * as zh from '../zh/carry';

export const asked: typeof zh.asked = {
  title: 'Answer the worker',
  how: 'Point at the code on the worker’s phone',
  camera: 'Camera picture',
  starting: 'Opening the camera…',
  asleep: 'Tap to go on scanning',
  asleepHint: 'No code for a minute: the camera is off, to spare the battery.',
  cameraFault: {
    denied:
      'The camera is not allowed. Type the six digits that the worker says, or allow it in the browser’s site settings.',
    missing: 'No camera was found. Type the six digits that the worker says.',
    'in-use': 'Another app uses the camera. Close it and try again, or type the six digits.',
    insecure: 'This address or browser cannot use the camera. Type the six digits.',
    black: 'The camera gives no picture. Wipe the lens and try again, or type the six digits.',
  },
  retry: 'Try the camera again',
  type: 'Type six digits',
  scan: 'Use the camera',
  field: 'The six digits that the worker says',
  fieldHint: 'Or paste the text of the code',
  show: 'Show the answer',
  picture: 'Choose a picture of the code',
  pictureFault: {
    'not-a-picture': 'This file cannot be opened. Choose a photograph or a screenshot.',
    'too-large': 'This picture is too large. Take one of the code alone.',
    'no-code': 'No code was found in it. Take a sharper one.',
  },
  fault: {
    empty: 'Type the six digits; ask the worker to say them again.',
    digits: 'It takes exactly six digits. Ask to hear them again.',
    'not-asked':
      'This is no checkpoint’s question, and nothing was answered. Point at the code under “Let them scan this” on the worker’s phone.',
    malformed: 'The code is not whole. Go nearer, or type the six digits.',
  },
};

export const answered: typeof zh.answered = {
  title: 'Let the worker scan again',
  post: (post) => `The code says: ${post}`,
  unknownPost:
    'This county has no post of that name. If nobody at a checkpoint asked you to scan it, go back to the usual code.',
  digits: (digits) => `Answered ${digits}`,
  bright: 'Turn the brightness up and hold the phone still, a hand away from theirs.',
  left: (seconds) => `${seconds} s left`,
  end: 'Back to the usual code',
};

export const replaced: typeof zh.replaced = {
  title: 'This pass is no longer valid',
  by: {
    phone: (at) =>
      `${at}: another phone was given a pass for the same document. There is only one for each person.`,
    rebound: (at) => `${at}: another phone knew the document and the phone number, and was given this pass.`,
    paper: (at) => `${at}: another phone had a paper pass issued for the same document.`,
    'this-phone': (at) => `${at}: you declared again on this phone. Use the new pass.`,
  },
  fine: 'If that was you or your family, use the new one.',
  notYou: 'If it was not, tell the worker at the checkpoint, then take it back here.',
  notYouCall: (phone) =>
    `If it was not, tell the worker at the checkpoint or call ${phone}, then take it back here.`,
  back: 'Take it back on this phone',
  backHint: 'The other one is then no longer valid.',
  fault: {
    network:
      'Taking it back needs the network. At the checkpoint, show your document: the worker registers you.',
    often:
      'This person’s pass has changed too often today. Take the document to the checkpoint: the worker registers you.',
    refused:
      'It cannot be taken back now. Try again later, or register at the checkpoint with your document.',
  },
};

export const paper: typeof zh.paper = {
  ask: {
    title: 'Change to a paper pass?',
    text: 'Once it is issued, the pass on this phone is no longer valid at once. The paper is compared with the document. For a relative without a phone, or when the battery is nearly empty.',
    sure: 'Issue the paper pass',
    keep: 'No, keep the one on this phone',
    network: 'A paper pass needs the network. Connect and try again.',
    often: 'This person’s pass has changed too often today. Try tomorrow, or register at the checkpoint.',
    refused: 'It cannot be issued now. Try again later.',
  },
  title: 'Paper pass',
  size: 'Size of the paper',
  sizes: { a6: 'A6, like a postcard', a4: 'A4, usual paper' },
  print: 'Print',
  how: 'No printer? Save this page as a PDF and take it to a print shop. Black and white will do; do not shrink it, and do not fold the code.',
  back: 'Back to the pass on this phone',
  backHint: 'The printed paper is then no longer valid.',
  sheet: {
    mark: '纸质通行码 PAPER PASS',
    compare: '必须和证件对照，人证一致才有效。',
    compareEn: 'Valid only when it agrees with the document.',
    name: '姓名 Name',
    document: '证件 Document',
    last: (kind, last) => `${kind} …${last}`,
    plate: '车牌 Plate',
    valid: '有效期到 Valid until',
    lost: 'Lost? Have it issued again; the old one ends.',
  },
};

export const rebind: typeof zh.rebind = {
  title: 'Find my pass',
  text: 'A new phone, another browser, or a phone that was emptied: give two things from your declaration and the pass comes to this phone. The old one ends.',
  phone: 'The phone number in the declaration',
  phoneHint: 'Declared with family and gave none: that of the first person',
  phoneEmpty:
    'Give the phone number of the declaration. If none was given, take the document to the checkpoint.',
  find: 'Find it',
  network:
    'Finding a pass needs the network. You can go to the checkpoint without: show your document, and the worker finds your declaration.',
  fault: {
    'not-found':
      'No declaration was found that is still good. Check the document and the phone number; if you have not declared, do so first. If no phone number was given, take the document to the checkpoint.',
    'slow-down': 'Too many tries. Try again in an hour, or take the document to the checkpoint.',
    refused: 'It cannot be found now. Try again later, or take the document to the checkpoint.',
    'not-kept': 'The pass was found but this phone could not keep it. Press once more.',
  },
  declare: 'Not declared yet? Declare now',
};

export const objecting: typeof zh.objecting = {
  go: 'Object in writing',
  label: 'What is wrong, and why',
  hint: 'For example: I was not in Shanghai on 3 April but at home, and there are witnesses. No document numbers.',
  send: 'Object',
  missing: 'Write what is wrong, at least 4 characters.',
  notSaved: 'It was not saved. Try again.',
  sent: (at, due) => `You objected ${at}. Somebody answers by ${due}; the answer is shown here.`,
  waiting:
    'It is on your phone, and goes to the county desk with the next network; the answer comes within 24 hours.',
  yours: 'You said',
  outcome: {
    stands: 'The county desk answered: the colour stands',
    corrected: 'The county desk answered: it was wrong and is corrected',
  },
  again: 'Object again',
};
