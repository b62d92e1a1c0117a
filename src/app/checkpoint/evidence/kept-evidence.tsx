import type { KeptEvidence } from '#domain/evidence/evidence';
import { Button } from '../../ui/button';
import { usePostWords } from '../../words/checkpoint';
import { useFormat } from '../../words/format';

/** What stands beside a question of a certificate: those verified already, and the way to scan one. */
export type Certified = {
  evidence: readonly KeptEvidence[];
  zoneMinutes: number;
  onCertificate: () => void;
};

type BesideProps = Certified & { now: number };

const MS_PER_HOUR = 3_600_000;

/** The verified certificates of this person, and the way to scan another. They answer nothing. */
export function Beside({ evidence, onCertificate, now, zoneMinutes }: BesideProps) {
  const { checkpoint } = usePostWords();
  const format = useFormat(zoneMinutes);
  const words = checkpoint.certificate;
  return (
    <>
      {evidence.map(({ kind, result, sampledAt, kid, issuer }) =>
        kind !== 'naat' && kind !== 'antigen' ? null : (
          <p key={`${kid} ${sampledAt}`} class="beside">
            <strong>
              {words.verified(
                words.test[kind][result],
                sampledAt === null
                  ? ''
                  : words.hours(Math.max(0, Math.floor((now - sampledAt) / MS_PER_HOUR))),
              )}
            </strong>
            <span class="quiet">
              {[sampledAt === null ? null : words.sampled(format.moment(sampledAt)), issuer]
                .filter((part) => part !== null)
                .join(' · ')}
            </span>
          </p>
        ),
      )}
      <Button kind="quiet" onPress={onCertificate}>
        {words.scan}
      </Button>
    </>
  );
}
