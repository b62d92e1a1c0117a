import type { otherCounty as zh } from '../zh/other-county';

export const otherCounty: typeof zh = {
  title: 'This address is another county now',
  lead: (before) =>
    `This phone trusts “${before}”. The address now answers with another county’s details, and the phone has not taken them over.`,
  why: 'The county may have changed, or the system was installed anew; or somebody imitates it. If you are not sure, change nothing and call.',
  offered: (name) => `It calls itself “${name}”.`,
  silent:
    'There is no answer now, so it cannot be seen what it calls itself. Connect and open this page again.',
  same: 'It is the county of before again. Nothing needs to be changed.',
  headChange: 'If you change',
  kept: (count) =>
    count === 0
      ? 'Nothing waits to be sent.'
      : `${count} ${count === 1 ? 'record has' : 'records have'} not been sent. They are sealed to the county of before and only it can open them: they stay on this phone and are not handed to the new county.`,
  passes: 'Your passes of before stay on the phone. Declare again for the new county.',
  believe: 'From then on only the new county’s policies, lists and passes count.',
  sure: 'I have made sure: a notice, a call, or a worker told me',
  change: (name) => `Change to “${name}”`,
  stay: 'Change nothing',
  post: 'This is a post’s phone. Ask the county desk for a code to join, and scan it.',
  enrol: 'Scan a code to join',
  done: (name) => `Changed to “${name}”.`,
  fault: {
    'no-network': 'No answer; nothing was changed. Connect and try again.',
    'other-again': 'The address changed once more; nothing was changed. Look again at what it calls itself.',
    enrol: 'A post’s phone changes by scanning a code to join.',
    'storage-blocked': 'This phone cannot store anything now; nothing was changed.',
  },
};
