import type { ownReport as zh } from '../zh/own-report';

export const ownReport: typeof zh = {
  arrived: 'I have arrived',
  arrivedHint:
    'Tap it where your trip ends: the village knows at once. The village post still has to register you.',
  saidArrived: (at) => `You said at ${at} that you have arrived. Ask the village post to register you.`,
  title: 'Your temperature today',
  hintSeen:
    'Report it once in the morning and once in the afternoon. Somebody of the village comes to see you as well.',
  hintOnce: 'Once a day is enough.',
  label: 'Temperature (°C)',
  example: 'For example 36.5',
  fault: {
    empty: 'Enter your temperature.',
    'not-a-number': 'Enter the temperature as a number, for example 36.5.',
    fahrenheit: 'Enter it in degrees Celsius.',
    'too-precise': 'One decimal is enough.',
    'too-low': 'That is too low. Measure again.',
    'too-high': 'That is too high. Measure again.',
  },
  symptoms: 'Which symptoms do you have now? Tick none if you have none.',
  save: 'Report to the village',
  notSaved: 'The phone could not save this. Try again, or telephone the village.',
  comma: ', ',
  none: 'no symptoms',
  history: 'Reported',
  degrees: (tenths) => `${(tenths / 10).toFixed(1)} °C`,
  waiting: 'not sent yet',
  saved: (what) => `Recorded: ${what}`,
  unwell:
    'You have a fever or symptoms. Stay in, wear a mask, keep apart from your family, and wait to be contacted.',
  unwellCall: (phone) =>
    `You have a fever or symptoms. Stay in, wear a mask, keep apart from your family, and call ${phone}.`,
  daysLeft: (n) => (n === 0 ? 'last day today' : n === 1 ? '1 day left' : `${n} days left`),
  over: 'The measure has ended. You need not report any more.',
};
