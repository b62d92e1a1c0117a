import type { terms as zh } from '../zh/terms';

export const terms: typeof zh = {
  colour: { red: 'Red', orange: 'Orange', green: 'Green' },
  measure: {
    none: 'No measure',
    'health-monitoring': 'Health monitoring',
    'home-isolation': 'Home isolation',
    'central-quarantine': 'Central quarantine',
  },
  decision: {
    release: 'RELEASE',
    'test-on-spot': 'TEST',
    'turn-back': 'TURN BACK',
    'fever-clinic': 'FEVER CLINIC',
    hold: 'HOLD',
  },
  compare: 'COMPARE BY HAND',
  symptom: {
    fever: 'Fever',
    cough: 'Cough',
    breathless: 'Short of breath',
    'sore-throat': 'Sore throat',
    'taste-loss': 'Loss of taste or smell',
    diarrhoea: 'Diarrhoea',
    fatigue: 'Fatigue',
  },
  vehicle: {
    car: 'Car',
    coach: 'Coach or bus',
    truck: 'Lorry',
    motorbike: 'Motorbike or scooter',
    train: 'Train',
    ship: 'Ship',
    plane: 'Plane',
    foot: 'On foot',
  },
  document: {
    'national-id': 'Resident identity card',
    passport: 'Passport',
    'hk-mo-permit': 'Hong Kong or Macao travel permit',
    'tw-permit': 'Taiwan travel permit',
    'foreign-residence': 'Foreign permanent resident card',
    other: 'Another document',
    none: 'No document',
  },
  noDocument: {
    forgot: 'Not at hand',
    child: 'A child who has none yet',
    'foreign-lost': 'A foreigner whose document is lost',
    refuses: 'Does not want to give it',
    other: 'Another reason',
  },
  documentFault: {
    empty: 'Enter the number of the document.',
    length: 'The number is too short or too long. Count it again on the document.',
    characters: 'It holds a character that such a number never has. Enter the number alone.',
    date: 'The day of birth inside the number does not exist. Check the eight digits in the middle.',
    future: 'The day of birth inside the number is still to come. Check the eight digits in the middle.',
    'too-old':
      'The day of birth inside the number is over 130 years ago. Check the eight digits in the middle.',
    region: 'The first two digits are no province. Check how the number begins.',
    'check-digit':
      'The last character does not fit the others: one of them is probably mistyped. Compare them one by one.',
    'all-zero': 'It cannot be all zeros. If there is no document, choose "No document".',
    shape: 'It does not look like the number of such a document. Check the number or the kind of document.',
    'mrz-lines':
      'The machine-readable lines are not whole: two of 44 on a passport, three of 30 on a card. Paste all of them.',
    'mrz-digit':
      'A character of the machine-readable lines is wrong: their check digits do not fit. Read them again.',
  },
  naat: { negative: 'Negative', positive: 'Positive', pending: 'No result yet', none: 'Not tested' },
  postKind: {
    motorway: 'Motorway exit',
    road: 'Road',
    station: 'Station',
    dock: 'Dock',
    village: 'Village post',
    drivers: 'Transfer team',
    site: 'Quarantine site',
  },
  step: {
    scan: 'Scan',
    health: 'Health code',
    naat: 'NAAT',
    travel: 'Travel record',
    temperature: 'Temperature',
  },
};
