import './evidence.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type KeptEvidence, keptOfEvidence } from '#domain/evidence/evidence';
import type { Policy } from '#domain/policy/policy';
import { Page } from '../../ui/page';
import { useCertificateWords } from '../../words/evidence';
import { Key } from '../frame/key';
import type { Frame } from '../frame/question-page';
import { StepHeader } from '../frame/step-header';
import { Finder } from '../scan/finder';
import type { OpenDecoder } from '../scan/use-decoder';
import type { Person } from '../work/person';
import { knownOf } from './known-of';
import { NoTestScreen, TroubleScreen } from './no-use-screens';
import { type CertificateReader, type Outcome, readCertificate } from './read-certificate';
import { TestScreen } from './test-screen';

type CertificateProps = {
  device: CertificateReader;
  openDecoder: OpenDecoder;
  frame: Frame;
  person: Person;
  policy: Policy;
  /** Codes that were scanned before this screen stood there. They are taken once. */
  takeHanded: () => readonly string[];
  onUse: (kept: KeptEvidence) => void;
  onBack: () => void;
};

/** A certificate from elsewhere: scanned, verified offline, shown beside the person, and dropped. */
export function Certificate(props: CertificateProps) {
  const { device, frame, person, policy, onBack } = props;
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const hear = useHearing(props, outcome, setOutcome);
  const rescan = () => setOutcome(null);
  const { zoneMinutes, naatHours } = policy.parameters;
  switch (outcome?.is) {
    case 'test':
      return (
        <TestScreen
          {...{ frame, outcome, zoneMinutes, naatHours, onBack }}
          known={knownOf(person)}
          now={device.now()}
          onUse={() => props.onUse(keptOfEvidence(outcome.evidence, device.now()))}
          onRescan={rescan}
        />
      );
    case 'no-test':
      return <NoTestScreen {...{ frame, onBack }} kind={outcome.kind} onRescan={rescan} />;
    case 'trouble':
      return (
        <TroubleScreen {...{ frame, zoneMinutes, onBack }} trouble={outcome.trouble} onRescan={rescan} />
      );
    case 'parts':
    case 'not-one':
    case undefined:
      return (
        <Camera
          {...{ frame, onBack }}
          outcome={outcome ?? null}
          openDecoder={props.openDecoder}
          onText={hear}
        />
      );
  }
}

/** Reads one text at a time; what comes while one is being verified is the same code seen again. */
function useHearing(
  { device, person, takeHanded }: CertificateProps,
  outcome: Outcome | null,
  setOutcome: (outcome: Outcome) => void,
): (text: string) => void {
  const reading = useRef(false);
  const before = outcome?.is === 'parts' ? outcome.texts : [];
  const hear = (text: string) => {
    if (reading.current) return;
    reading.current = true;
    void readCertificate(text, before, { device, person: knownOf(person) })
      .then((read) => {
        // Another code in between takes nothing away from the codes of the card.
        if (read.is !== 'not-one' || outcome?.is !== 'parts') setOutcome(read);
      })
      .finally(() => {
        reading.current = false;
      });
  };
  useEffect(() => {
    for (const text of takeHanded()) hear(text);
  }, []);
  return hear;
}

type CameraProps = {
  frame: Frame;
  outcome: Extract<Outcome, { is: 'parts' | 'not-one' }> | null;
  openDecoder: OpenDecoder;
  onText: (text: string) => void;
  onBack: () => void;
};

function Camera({ frame, outcome, openDecoder, onText, onBack }: CameraProps) {
  const words = useCertificateWords();
  return (
    <Page
      kind="work"
      title={words.aim}
      hideTitle
      header={<StepHeader {...frame} />}
      footer={
        <div class="keys keys-1">
          <Key onPress={onBack}>{words.back}</Key>
        </div>
      }
    >
      <Finder openDecoder={openDecoder} onText={onText}>
        {outcome?.is === 'not-one' ? <p role="alert">{words.notOne}</p> : null}
        {outcome?.is === 'parts' ? (
          <p role="status">
            {outcome.anew ? `${words.otherCard} ` : ''}
            {words.parts(outcome.texts.length, outcome.of)}
          </p>
        ) : (
          <p aria-hidden="true">{words.aim}</p>
        )}
      </Finder>
    </Page>
  );
}
