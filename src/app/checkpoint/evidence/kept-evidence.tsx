import type { KeptEvidence } from '#domain/evidence/evidence';
import { Button } from '../../ui/button';
import { usePostWords } from '../../words/checkpoint';
import { useLanguage } from '../../words/language';
import { issuerName } from './issuer-name';

/** What stands beside a question of a certificate: those verified already, and the way to scan one. */
export type Certified = {
  evidence: readonly KeptEvidence[];
  onCertificate: () => void;
};

type BesideProps = Certified & { now: number };

const MS_PER_HOUR = 3_600_000;

/** The verified certificates of this person, and the way to scan another. They answer nothing. */
export function Beside({ evidence, onCertificate, now }: BesideProps) {
  const { checkpoint } = usePostWords();
  const language = useLanguage();
  const words = checkpoint.certificate;
  const ago = (at: number) => words.hours(Math.max(0, Math.floor((now - at) / MS_PER_HOUR)));
  return (
    <>
      {evidence.map((one) =>
        one.kind !== 'naat' && one.kind !== 'antigen' ? null : (
          <div key={`${one.kid} ${one.sampledAt}`}>
            <p class="beside">
              {words.verified(
                words.test[one.kind][one.result],
                one.sampledAt === null ? '' : ago(one.sampledAt),
              )}
            </p>
            <p class="quiet">{words.by(issuerName(one, language))}</p>
          </div>
        ),
      )}
      <div>
        <Button kind="plain" onPress={onCertificate}>
          {words.scan}
        </Button>
      </div>
    </>
  );
}
