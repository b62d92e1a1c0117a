import { useEffect, useState } from 'preact/hooks';
import type * as z from 'zod/mini';
import { enrolmentAnswerSchema, placesAnswerSchema } from '#domain/desk/desk';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { Qr } from '../../ui/qr';
import { type AskFault, faultText } from '../ask';
import { useAnswer, useDesk, useNow } from '../desk-context';
import { Dialog } from '../dialog';
import { useDeskWords, usePlacesWords } from '../words';
import { countdown } from './countdown';
import type { Phone } from './phone-state';

/** While a code is shown, whether the phone has joined. */
const LOOK_EVERY = 4000;

type Enrolment = z.infer<typeof enrolmentAnswerSchema>;
type EnrolProps = { post: { id: string; name: string }; phones: readonly Phone[]; onClose: () => void };

/** A one-time code with which a phone joins a post: to be scanned, or opened as a link, while it lasts. */
export function Enrol({ post, phones, onClose }: EnrolProps) {
  const words = usePlacesWords();
  const desk = useDeskWords();
  const { enrolment, fault, make } = useEnrolment(post.id);
  const now = useNow(1000);
  const { joined, forget } = useJoined(post.id, phones);
  const another = () => {
    forget();
    void make();
  };
  const expired = enrolment !== null && enrolment.expires <= now;
  return (
    <Dialog
      title={words.enrol.title(post.name)}
      onClose={onClose}
      footer={
        <>
          {joined !== undefined || expired || fault !== null ? (
            <Button kind={joined === undefined ? 'primary' : 'quiet'} onPress={another}>
              {words.enrol.again}
            </Button>
          ) : null}
          <Button kind="quiet" onPress={onClose}>
            {words.confirm.close}
          </Button>
        </>
      }
    >
      {joined === undefined ? null : (
        <Banner>{words.enrol.joined(joined.model || words.phones.unknownModel)}</Banner>
      )}
      {fault === null ? null : <Banner kind="look">{faultText(fault.code, desk)}</Banner>}
      {enrolment === null && fault === null ? <p role="status">{words.enrol.making}</p> : null}
      {expired ? <Banner kind="look">{words.enrol.expired}</Banner> : null}
      {enrolment === null || expired || joined !== undefined ? null : (
        <Code text={enrolment.text} left={countdown(enrolment.expires - now)} />
      )}
    </Dialog>
  );
}

function Code({ text, left }: { text: string; left: string }) {
  const words = usePlacesWords().enrol;
  const [copied, setCopied] = useState(false);
  return (
    <div class="enrol">
      <p>{words.scan}</p>
      <div class="enrol-code">
        <Qr text={text} label={words.code} level="M" />
      </div>
      <p class="enrol-left" role="timer">
        {words.left(left)}
      </p>
      <p class="label">{words.link}</p>
      <p class="enrol-link">
        <a href={text} target="_blank" rel="noreferrer">
          {text}
        </a>
      </p>
      <Button
        kind="quiet"
        onPress={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
      >
        {copied ? words.copied : words.copy}
      </Button>
      <p class="hint">{words.private}</p>
    </div>
  );
}

/** The phone that joined the post since the code was shown. */
function useJoined(post: string, phones: readonly Phone[]) {
  const [before, setBefore] = useState(() => new Set(phones.map((phone) => phone.install)));
  const { value, again } = useAnswer('/v1/places', placesAnswerSchema);
  const joined = value?.phones.find((phone) => phone.post === post && !before.has(phone.install));
  useEffect(() => {
    if (joined !== undefined) return undefined;
    const timer = setInterval(() => void again(), LOOK_EVERY);
    return () => clearInterval(timer);
  }, [joined === undefined]);
  /** Waits for the next one. */
  const forget = () => setBefore(new Set(value?.phones.map((phone) => phone.install)));
  return { joined, forget };
}

function useEnrolment(post: string) {
  const { ask } = useDesk();
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null);
  const [fault, setFault] = useState<AskFault | null>(null);
  const make = async () => {
    setEnrolment(null);
    setFault(null);
    const answer = await ask('POST', '/v1/enrolments', enrolmentAnswerSchema, { post });
    if (answer.ok) setEnrolment(answer.value);
    else setFault(answer.fault);
  };
  useEffect(() => void make(), [post]);
  return { enrolment, fault, make };
}
