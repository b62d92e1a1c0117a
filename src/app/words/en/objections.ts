import type { objections as zh } from '../zh/objections';

export const objections: typeof zh = {
  open: (n) => (n === 1 ? '1 objection waits for an answer' : `${n} objections wait for an answer`),
  says: (name) => `${name} says`,
  due: (at) => `answer by ${at}`,
  late: 'more than 24 hours old',
  look: 'See the reasons and answer',
  title: (name) => `Answer the objection of ${name}`,
  reasons: 'The colour now, and why',
  none: 'No reason stands now: the colour is green.',
  wrong: 'This was said in error, withdraw it',
  noFact: 'No fact behind this one can be withdrawn',
  text: 'Your answer to the person',
  hint: 'They read it on the page of their pass.',
  missing: 'Write the answer.',
  keep: 'The colour stands',
  correct: (n) => `Withdraw ${n} and judge anew`,
  changed: 'Something about this person has just changed: close this and open it again.',
  answered: (who, at) => `answered by ${who}, ${at}`,
  outcome: { stands: 'stands', corrected: 'corrected' },
  rule: 'Colours are computed from the policy; nobody sets one. When a wrong fact is withdrawn the person is judged anew at once, and all of it is in the audit log.',
};
