import type { ComponentChildren } from 'preact';
import type { EvidenceKind } from '#domain/evidence/evidence-key';
import { Page } from '../../ui/page';
import { SignShape } from '../../ui/sign-shape';
import { useCertificateWords } from '../../words/evidence';
import { useFormat } from '../../words/format';
import { Key } from '../frame/key';
import type { Frame } from '../frame/question-page';
import { StepHeader } from '../frame/step-header';
import { useAges } from './age';
import type { CertificateTrouble } from './read-certificate';

type NoUseProps = { frame: Frame; onRescan: () => void; onBack: () => void };

/** A genuine certificate with no test in it. */
export function NoTestScreen({ kind, ...props }: NoUseProps & { kind: Exclude<EvidenceKind, 'test'> }) {
  const words = useCertificateWords();
  const { title, text } = words.noTest[kind];
  return (
    <NoUse {...props} title={title}>
      {text}
    </NoUse>
  );
}

type TroubleProps = NoUseProps & { trouble: CertificateTrouble; zoneMinutes: number };

/** A certificate that cannot be relied on: what is wrong with it, and what to do. */
export function TroubleScreen({ trouble, zoneMinutes, ...props }: TroubleProps) {
  const words = useCertificateWords();
  const format = useFormat(zoneMinutes);
  const age = useAges();
  const sentence = (): string => {
    switch (trouble.code) {
      case 'unknown-key':
        return words.fault[trouble.code].text(trouble.list.number, age.list(trouble.list.ageMs));
      case 'not-yet-valid':
      case 'expired':
        return words.fault[trouble.code].text(format.moment(trouble.at));
      case 'damaged':
      case 'no-list':
      case 'wrong-algorithm':
      case 'bad-signature':
      case 'unreadable':
      case 'key-use':
        return words.fault[trouble.code].text;
    }
  };
  return (
    <NoUse {...props} title={words.fault[trouble.code].title}>
      {sentence()}
    </NoUse>
  );
}

function NoUse({
  frame,
  title,
  onRescan,
  onBack,
  children,
}: NoUseProps & { title: string; children: ComponentChildren }) {
  const words = useCertificateWords();
  return (
    <Page
      kind="work"
      title={title}
      header={<StepHeader {...frame} />}
      footer={
        <div class="keys keys-1">
          <Key usual="usual" onPress={onBack}>
            {words.back}
          </Key>
          <Key onPress={onRescan}>{words.again}</Key>
        </div>
      }
    >
      <div class="trouble" role="alert">
        <div class="sign compare small trouble-sign">
          <SignShape kind="compare" />
        </div>
        <p>{children}</p>
      </div>
    </Page>
  );
}
