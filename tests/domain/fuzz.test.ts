import { expect, test } from 'vitest';
import { passPorts } from '../fuzz/pass-subjects';
import { runFuzz } from '../fuzz/run';
import type { Subject } from '../fuzz/subject';
import { allSubjects } from '../fuzz/subjects';
import { ports } from '../vectors/ports';

const MUTANTS = 20_000;
const SEED = 20_220_410;
/** Half a minute on an idle machine. */
const LONG = { timeout: 600_000 };

test(
  `of ${MUTANTS} mutants none is accepted, throws or runs away, and they reach every layer`,
  LONG,
  async () => {
    const { findings, ends } = await runFuzz(await allSubjects(SEED), MUTANTS, { seed: SEED });
    expect(findings).toEqual([]);
    const reached = (subject: string, ...layers: string[]) =>
      layers.filter((layer) => ends[subject]?.[layer] === undefined).map((layer) => `${subject}: ${layer}`);
    const pass = ['malformed', 'unknown-issuer', 'wrong-algorithm', 'bad-signature', 'bad-proof'];
    const hcert = [
      'not-base45',
      'compression',
      'not-cose',
      'not-cbor',
      'unknown-key',
      'wrong-algorithm',
      'bad-signature',
    ];
    const shc = [
      'not-numeric',
      'not-jws',
      'compression',
      'not-json',
      'not-claims',
      'unknown-key',
      'bad-signature',
    ];
    expect([
      ...reached('live pass', ...pass, 'proof-missing', 'the same, accepted', 'genuine, accepted'),
      ...reached('challenged pass', ...pass, 'proof-missing', 'the same, accepted'),
      ...reached('paper pass', ...pass, 'the same, accepted', 'genuine, accepted'),
      ...reached('challenge', 'malformed', 'the same, accepted'),
      ...reached('HCERT by ES256', ...hcert, 'unreadable', 'the same, accepted', 'genuine, accepted'),
      ...reached('HCERT by PS256', ...hcert, 'the same, accepted'),
      ...reached('SHC', ...shc, 'wrong-algorithm', 'unreadable', 'the same, accepted', 'genuine, accepted'),
      ...reached('SHC in chunks', ...shc, 'chunks-missing', 'chunks-mixed', 'the same, accepted'),
    ]).toEqual([]);
  },
);

test('the same seed makes the same mutants', LONG, async () => {
  const run = async (seed: number) => {
    const { ends, findings } = await runFuzz(await allSubjects(seed), 300, { seed });
    return { ends, findings };
  };
  expect(await run(7)).toEqual(await run(7));
  expect(await run(7)).not.toEqual(await run(8));
});

test('a verifier that believed every signature would be found out', LONG, async () => {
  const gullible = {
    pass: { ...passPorts, verifyEs256: async () => true },
    evidence: { ...ports, verify: async () => true },
  };
  const { findings } = await runFuzz(await allSubjects(SEED, gullible), 3000, { seed: SEED });
  const accepted = findings.filter(({ what }) => what === 'accepted').map(({ subject }) => subject);
  expect(accepted.length).toBeGreaterThan(10);
});

const careless = (judge: Subject['judge']): Subject => ({
  name: 'careless',
  originals: new Set(),
  next: async () => ({ texts: ['CP1:'], genuine: false }),
  judge,
});

test('an error that nobody catches, and a code that takes too long, would be found', LONG, async () => {
  const throwing = careless(() => Promise.reject(new RangeError('stack')));
  expect((await runFuzz([throwing], 1, { seed: 1 })).findings).toMatchObject([
    { what: 'threw', detail: 'RangeError: stack' },
  ]);
  const endless = careless(async () => {
    const before = process.cpuUsage();
    while (process.cpuUsage(before).user < 60_000);
    return { ok: false, code: 'late' };
  });
  expect((await runFuzz([endless], 1, { seed: 1 })).findings).toMatchObject([
    { what: 'slow', texts: ['CP1:'] },
  ]);
});
