import type { rejections as zh } from '../zh/rejections';

export const rejections: typeof zh = {
  why: {
    unreadable: {
      means: 'The county cannot open this record; it may be damaged.',
      todo: 'Send it again. If that fails, check this person again.',
    },
    'wrong-key': {
      means: 'This record is sealed to an old key that the county cannot open now.',
      todo: 'Save it as a file for the desk; if it is urgent, check this person again first.',
    },
    malformed: {
      means: 'Something in this record is not as it must be.',
      todo: 'Update the app and send it again. If that fails, check this person again.',
    },
    'newer-version': {
      means: 'This record is from a newer app than the county’s system knows.',
      todo: 'Nothing to do over. Send it again when the county has been updated.',
    },
    'other-install': {
      means: 'This record was not made by this phone.',
      todo: 'Save it as a file for the desk.',
    },
    'not-allowed': {
      means: 'This phone may not make such a record.',
      todo: 'Ask the desk which post this phone belongs to, then send it again.',
    },
    'unknown-worker': {
      means: 'Who made it is not on the county’s list of workers.',
      todo: 'Ask the desk to add the worker, then send it again.',
    },
    'other-post': {
      means: 'It was made at a post that this phone has not joined.',
      todo: 'Ask the desk to let this phone join that post, then send it again.',
    },
  },
  conflict: {
    means: 'The county already has a record with this number and other content. Both are kept.',
    todo: 'Ask the desk which one is right; to change it, check this person again.',
  },
  wrongFields: (names) => `Not right: ${names}`,
  comma: ', ',
  field: {
    subject: 'person',
    scan: 'scan',
    health: 'health code',
    naat: 'test',
    itinerary: 'itinerary',
    temperature: 'temperature',
    told: 'the last 14 days',
    car: 'vehicle',
    shown: 'verdict',
    decision: 'decision',
    override: 'changed decision',
    onSpot: 'on-spot test',
    evidence: 'certificate',
    person: 'person',
    trip: 'trip',
    stays: 'places',
    symptoms: 'symptoms',
    village: 'village',
    pass: 'pass',
    takenAt: 'time',
    worker: 'worker',
    post: 'post',
  },
};
