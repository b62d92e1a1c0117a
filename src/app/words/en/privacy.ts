import type { privacy as zh } from '../zh/privacy';

export const privacy: typeof zh = {
  title: 'How your information is used',
  lead: (county) =>
    `The epidemic control headquarters of ${county} registers on this page who enters the county.`,
  parts: [
    {
      head: 'What for',
      text: 'Only to check who enters, to tell the village that you are bound for, and to arrange tests, isolation and medical care where needed. For nothing else.',
    },
    {
      head: 'What',
      text: 'Name, document number, phone, this trip, where you were in the last 14 days, symptoms, and your NAAT result. No photos, no contacts, no tracking in the background.',
    },
    {
      head: 'Who sees it',
      text: 'The worker at the checkpoint, the duty post of the village you are bound for, and those at the county and town desks whose work this is. Document numbers are usually shown in part. Every look at your information is recorded.',
    },
    {
      head: 'How long',
      text: 'Without a measure it is deleted 14 days after the last check; with one, 28 days after it has ended. Backups keep it at most 28 days more. After that only counts remain, no names.',
    },
    {
      head: 'What the colour means',
      text: 'Red, orange and green follow public rules and end by themselves. Only what the rules name counts, not who you are. Scanning a venue code alone never changes a colour. What is done is decided by a person at the post.',
    },
    {
      head: 'If you do not agree',
      text: 'You can read every reason for the colour. If something is wrong, tell the worker at the checkpoint or call the help line: a person will answer.',
    },
    {
      head: 'Do I need a phone',
      text: 'No. Your family can fill it in, a paper pass is as good, and with nothing at all you can register at the checkpoint. For children under fourteen a guardian declares.',
    },
    {
      head: 'Where it is kept',
      text: 'First on this phone; it is encrypted before it is sent. Drafts on the phone are deleted after 7 days.',
    },
  ],
};
