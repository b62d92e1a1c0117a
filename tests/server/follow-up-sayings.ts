import { v7 as uuid } from 'uuid';
import { personAnswerSchema } from '#domain/desk/desk';
import type { FollowUp } from '#domain/followup/follow-up';
import type { Ward } from '#domain/followup/ward';
import { pullAnswerSchema } from '#domain/pull-wire';
import type { Saying } from '#domain/record/record';
import type { TestCounty } from './county';
import type { TestPhone } from './phone';
import { arrival, comingHome } from './sayings';

/** A follow-up of somebody whom the county named, or by their own pass. */
export const followUp = (
  whom: FollowUp['whom'],
  more: { tenths?: number; symptoms?: FollowUp['symptoms']; word?: string; at?: number } = {},
): Saying => ({
  kind: 'follow-up',
  body: {
    whom,
    temperature: { answer: 'taken', tenths: more.tenths ?? 365, at: more.at ?? Date.now() },
    symptoms: more.symptoms ?? [],
    ...(more.word === undefined ? {} : { word: more.word }),
    seen: 'person' in whom,
  },
});

/** What a phone has of people under a measure when it asks from the beginning. */
export async function wardsOn(phone: TestPhone): Promise<Ward[]> {
  const answer = await phone.request('GET', '/v1/pull?cursor=0');
  const { changes } = pullAnswerSchema.parse(await answer.json());
  return changes.flatMap((one) => (one.table === 'ward' && one.value !== null ? [one.value] : []));
}

/** Which rows a phone is told to forget. */
export async function tombstonesOn(phone: TestPhone): Promise<string[]> {
  const answer = await phone.request('GET', '/v1/pull?cursor=0');
  const { changes } = pullAnswerSchema.parse(await answer.json());
  return changes.flatMap((one) => (one.table === 'ward' && one.value === null ? [one.key] : []));
}

const MEDIUM = { place: '310115', level: 'medium' as const, since: '2020-01-01', source: 'notice' };

/** Somebody at home in the village, orange and in home isolation, with the phone they declared on and that of the post. */
export async function isolated(county: TestCounty) {
  const traveller = await county.traveller();
  const duty = await county.worker(county.village);
  const said = await traveller.seal(comingHome());
  await traveller.send([said]);
  await county.publish({ basedOn: 1, riskAreas: [MEDIUM] });
  const at = { worker: duty.worker, post: county.village.id };
  await duty.send([
    await duty.seal(
      arrival({ subject: { declaration: said.id, name: '魏*棠' }, village: county.village.area }),
      at,
    ),
  ]);
  const [ward] = await wardsOn(duty);
  return { traveller, duty, at, said, person: ward?.person ?? uuid() };
}

/** A person's colour at the desk, with the rows that give it. */
export async function colourOf(county: TestCounty, person: string) {
  const answer = await county.desk('GET', `/v1/persons/${person}`);
  const { verdict } = personAnswerSchema.parse(await answer.json());
  return { colour: verdict.colour, rows: verdict.reasons.map(({ row }) => row) };
}
