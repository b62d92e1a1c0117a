import { type Recognised, recognise } from '#domain/pass/recognise';

/** Which of the codes that stand side by side is meant: one, or nobody can say, as there are different passes. */
export type Picked = { is: 'one'; text: string } | { is: 'several-passes' };

/** What is ours goes before what others print beside it. */
const OURS: readonly Recognised['kind'][] = [
  'newer-pass',
  'challenge',
  'frame',
  'venue',
  'post',
  'enrolment',
];

/** Picks from the texts of one frame, at least one of them, all different. */
export function pickCode(texts: readonly string[]): Picked {
  const kinds = texts.map((text) => ({ text, kind: recognise(text).kind }));
  const [pass, other] = kinds.filter(({ kind }) => kind === 'pass');
  if (pass !== undefined && other !== undefined) return { is: 'several-passes' };
  const one = pass ?? kinds.find(({ kind }) => OURS.includes(kind)) ?? kinds[0];
  return { is: 'one', text: one?.text ?? '' };
}
