import type { EvidencePorts } from '#domain/evidence/signer';
import type { PassPorts } from '#domain/pass/verify-pass';
import { ports } from '../vectors/ports';
import { challengeSubject } from './challenge-subject';
import { hcertSubjects } from './hcert-subjects';
import { passPorts, passSubjects } from './pass-subjects';
import { seeded } from './random';
import { shcSubjects } from './shc-subjects';
import type { Subject } from './subject';

/** Everything that a stranger may hold before the camera and that a signature vouches for; the same for each seed. */
export async function allSubjects(
  seed: number,
  checks: { pass: PassPorts; evidence: EvidencePorts } = { pass: passPorts, evidence: ports },
): Promise<Subject[]> {
  const below = seeded(seed);
  return [
    ...(await passSubjects(below, checks.pass)),
    challengeSubject(below),
    ...hcertSubjects(below, checks.evidence),
    ...(await shcSubjects(below, checks.evidence)),
  ];
}
