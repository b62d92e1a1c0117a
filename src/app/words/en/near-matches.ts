import type {
  events as eventsZh,
  joined as joinedZh,
  near as nearZh,
  saidBefore as saidZh,
} from '../zh/near-matches';

export const near: typeof nearZh = {
  title: (n) => (n === 1 ? 'May be one person: 1 pair' : `May be one person: ${n} pairs`),
  intro: 'Somebody may have been entered more than once. Compare the two and decide. Joining can be undone.',
  alsoHere: (n) =>
    n === 1 ? '1 other entry may be the same person.' : `${n} other entries may be the same person.`,
  compare: 'Compare them',
  shown: (shown, n) => `The ${shown} likeliest of ${n} pairs.`,
  reason: {
    'one-wrong': (n) => `Same name, document numbers differ in place ${n} only`,
    swapped: (n) => `Same name, places ${n} and ${n + 1} of the document number are swapped`,
    'other-kind': 'Same name and number, another kind of document',
    'name-phone': 'Same name and telephone',
    village: 'Same name and birth, bound for the same village',
    plate: 'Same name, birth and plate',
    'phone-names': 'Same telephone, names differ by one character',
  },
  weak: 'Both documents are valid and differ in much: most likely two people.',
  sides: 'The two side by side',
  what: 'Field',
  one: 'One',
  other: 'The other',
  field: {
    name: 'Name',
    colour: 'Colour',
    document: 'Document',
    phone: 'Telephone',
    birth: 'Birth',
    plate: 'Plate',
    area: 'Bound for',
    lastAt: 'Last seen',
  },
  differs: 'differs',
  digit: (n) => `place ${n} differs`,
  endsIn: (last) => `ends in ${last}`,
  unknown: 'none',
  neverSeen: 'not seen at a post',
  merge: 'One person: join',
  apart: 'Two people',
  mergeTitle: (name) => `Join the two entries of ${name}`,
  mergeText:
    'The colour is judged anew at once by all that is known of both, instructions become one, and records to come belong together. It can be undone at any time.',
  apartTitle: (name) => `The two ${name} are two people`,
  apartText: 'They are not offered again unless there is a new reason.',
  why: 'Why',
  whyHint: 'How you know, for example: telephoned, saw the document. It goes into the audit log.',
  whyMissing: 'Say why, in four letters at least.',
  merged: 'Joined, and judged anew.',
  kept: 'Noted: two people.',
};

export const joined: typeof joinedZh = {
  title: (n) => `Joined of ${n} entries`,
  since: (at) => `known since ${at}`,
  undo: 'Undo the joining',
  takeOut: 'Take this entry out',
  undoTitle: 'Undo the joining',
  undoText:
    'Each entry takes its own records back and is judged anew at once. What was said of the joined person counts for both.',
  done: 'The joining is undone.',
  other: 'See the other entry',
  gone: 'They are not joined any more. Open the person again.',
};

export const saidBefore: typeof saidZh = {
  title: (n) => `said ${n} times`,
  by: { declaration: 'own declaration', check: 'check at a post', arrival: 'village arrival' },
};

export const events: typeof eventsZh = {
  kind: {
    colour: 'Colour changed',
    instruction: 'Instruction',
    'instruction-step': 'Instruction, next step',
    'instruction-end': 'Instruction ended',
    transfer: 'Transfer',
    objection: 'Objection',
    'objection-answer': 'Objection answered',
    'open-end': 'To do',
    'open-end-closed': 'Settled',
    'test-result': 'Result said later',
    'person-merged': 'Joined with another entry',
    'person-apart': 'Found to be two people',
    'person-split': 'Joining undone',
  },
  sampled: (at) => `sampled ${at}`,
  first: 'first judged',
  policy: (n) => `policy ${n}`,
  rules: (rows) => `rules ${rows}`,
  number: (n) => `no. ${n}`,
  step: { received: 'received by the village', started: 'under control', done: 'tested' },
  ended: { released: 'released', replaced: 'replaced by a new one', withdrawn: 'withdrawn' },
  outcome: { stands: 'stands', corrected: 'corrected' },
};
