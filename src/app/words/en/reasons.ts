import type { reasons as zh } from '../zh/reasons';

export const reasons: typeof zh = {
  'test-positive': {
    told: (at) => `Your test was positive${at === null ? '' : ` (sample of ${at})`}.`,
    fact: (at) => `Test positive${at === null ? '' : `, sample ${at}`}`,
    rule: 'Whoever has a positive test goes into central quarantine.',
  },
  'code-red': {
    told: (at) => `Your health code was red when it was looked at (${at}).`,
    fact: (at) => `Health code red, seen ${at}`,
    rule: 'A red health code means central quarantine.',
  },
  'close-contact': {
    told: (day) => `You said that you were close to somebody with the illness on ${day}.`,
    fact: (day) => `Close contact on ${day}`,
    rule: 'Close contacts go into central quarantine.',
  },
  'stay-high': {
    told: (place, days, kind) => `You were in ${place} (${days}), which is a ${kind}.`,
    fact: (place, days, kind) => `In a ${kind}: ${place}, ${days}`,
    rule: 'Whoever was in a high-risk area goes into central quarantine.',
  },
  abroad: {
    told: (place, days) => `You were abroad: ${place}, ${days}.`,
    fact: (place, days) => `Abroad: ${place}, ${days}`,
    rule: 'Whoever comes from abroad goes into central quarantine.',
  },
  temperature: {
    told: (degrees) => `Your temperature is ${degrees} °C.`,
    fact: (degrees) => `Temperature ${degrees} °C`,
    rule: 'Whoever has a fever sees a fever clinic first; it ends when a doctor says so.',
  },
  unwell: {
    told: (symptom, day) => `You said on ${day} that you have: ${symptom}.`,
    fact: (symptom, day) => `Symptom: ${symptom} (${day})`,
    rule: 'Whoever has these symptoms sees a fever clinic first; it ends when a doctor says so.',
  },
  'stay-medium': {
    told: (place, days, kind) => `You were in ${place} (${days}), which is a ${kind}.`,
    fact: (place, days, kind) => `In a ${kind}: ${place}, ${days}`,
    rule: 'Whoever was in a medium-risk area is tested at the checkpoint and isolates at home.',
  },
  'possible-high': {
    told: (place, days, kind, area) =>
      `You were in ${place} (${days}), which has a ${kind} (${area}). You did not say the district or town, so we cannot be sure that you were not in it.`,
    fact: (place, days, kind, area) => `${place}, ${days}: possibly in a ${kind}, ${area}`,
    rule: 'Whoever may have been in a high-risk area is tested and isolates at home. Saying the place more exactly may change the colour.',
  },
  'code-yellow': {
    told: (at) => `Your health code was yellow when it was looked at (${at}).`,
    fact: (at) => `Health code yellow, seen ${at}`,
    rule: 'A yellow health code means a test; it ends when the test is negative.',
  },
  refused: {
    told: (step, at) => `At the checkpoint you did not agree to this step: ${step} (${at}).`,
    fact: (step, at) => `Refused: ${step}, ${at}`,
    rule: 'All four steps are needed. It ends when they are complete.',
  },
  'possible-medium': {
    told: (place, days, kind, area) => `You were in ${place} (${days}), which has a ${kind} (${area}).`,
    fact: (place, days, kind, area) => `${place}, ${days}: possibly in a ${kind}, ${area}`,
    rule: 'Whoever may have been in a medium-risk area is tested and watches their health.',
  },
  'travel-not-shown': {
    told: () => 'You did not show a travel record.',
    fact: () => 'Travel record not shown',
    rule: 'Without a travel record you are tested and watch your health.',
  },
  'travel-still': {
    told: () => 'The arrow of your travel record does not move: it may be a picture.',
    fact: () => 'Travel record: arrow still',
    rule: 'A travel record that was not opened on the spot means a test and watching your health.',
  },
  'travel-unexplained': {
    told: (place) => `Your travel record lists ${place}, your declaration does not.`,
    fact: (place) => `Travel record lists ${place}, not declared`,
    rule: 'When travel record and declaration differ you are tested and watch your health.',
  },
  'code-not-shown': {
    told: () => 'You did not show a health code.',
    fact: () => 'Health code not shown',
    rule: 'Without a health code you are tested at the checkpoint.',
  },
  'code-still': {
    told: () => 'The clock of your health code does not tick: it may be a picture.',
    fact: () => 'Health code: clock still',
    rule: 'A health code that was not opened on the spot means a test at the checkpoint.',
  },
  'test-none': {
    told: () => 'You have no NAAT result.',
    fact: () => 'No NAAT',
    rule: 'Whoever comes from outside needs a valid negative NAAT, or is tested at the checkpoint.',
  },
  'test-pending': {
    told: () => 'Your NAAT has no result yet.',
    fact: () => 'NAAT pending',
    rule: 'Whoever comes from outside needs a valid negative NAAT, or is tested at the checkpoint.',
  },
  'test-old': {
    told: (at) => `Your NAAT is too old${at === null ? '' : ` (sample of ${at})`}.`,
    fact: (at) => `NAAT too old${at === null ? '' : `, sample ${at}`}`,
    rule: 'When a NAAT is too old you are tested at the checkpoint.',
  },
  'test-declared': {
    told: () => 'You told us of a NAAT result; nobody has seen it yet.',
    fact: () => 'NAAT declared only, not seen',
    rule: 'Show the result at the checkpoint; otherwise you are tested there.',
  },
  'test-undated': {
    told: () => 'Your NAAT has no sample time.',
    fact: () => 'NAAT without sample time',
    rule: 'A result without a sample time does not count: you are tested at the checkpoint.',
  },
  'test-future': {
    told: () => 'The sample time of your NAAT lies ahead. Please check it.',
    fact: () => 'NAAT sample time lies ahead',
    rule: 'A result with a wrong time does not count: you are tested at the checkpoint.',
  },
  'pass-forged': {
    told: () => 'The pass that was shown is forged, or somebody else’s.',
    fact: () => 'Pass forged or borrowed',
    rule: 'It is compared with the document by hand.',
  },
  'pass-revoked': {
    told: () => 'The pass that was shown has been revoked.',
    fact: () => 'Pass revoked',
    rule: 'It is compared with the document by hand.',
  },
  'pass-expired': {
    told: () => 'The pass that was shown has expired.',
    fact: () => 'Pass expired',
    rule: 'It is compared with the document by hand.',
  },
  'pass-old-picture': {
    told: () => 'The pass was not opened on the spot.',
    fact: () => 'Pass: old picture',
    rule: 'It is compared with the document by hand.',
  },
  precaution: {
    told: (place, days) => `You were in ${place} (${days}), which is a precaution zone.`,
    fact: (place, days) => `In a precaution zone: ${place}, ${days}; no measure`,
    rule: 'You need not isolate. Keep away from crowds, and say at once when you feel unwell.',
  },
  nothing: {
    told: () => 'We found nothing that needs a measure.',
    fact: () => 'Nothing found',
    rule: 'You may pass.',
  },
  kind: {
    high: 'high-risk area',
    medium: 'medium-risk area',
    lockdown: 'lockdown zone (high risk)',
    control: 'control zone (medium risk)',
  },
  byRow: (measure, decision) =>
    `By the policy in force: ${measure.toLowerCase()}; at the checkpoint: ${decision.toLowerCase()}.`,
  source: {
    declared: 'From your declaration',
    'travel-record': 'From the travel record',
    seen: 'Seen by the worker',
    evidence: 'From a verified certificate',
    checked: 'From the check at the post',
  },
  row: (id, policy) => `Policy ${policy}, rule ${id}`,
  ends: {
    day: (day) => `Ends by itself when ${day} is over`,
    cleared: 'Ends when a fever clinic has cleared it',
    'negative-test': 'Ends when another NAAT is negative',
    'complete-check': 'Ends when all four steps have been done',
    check: 'For this check only',
    none: 'No end to wait for',
  },
};
