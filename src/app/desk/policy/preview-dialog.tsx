import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import * as z from 'zod/mini';
import type { Published as PublishedPolicy } from '#domain/desk/policy-desk';
import { type NewPolicy, type Preview, previewSchema, publishedSchema } from '#domain/desk/policy-desk';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { type AskFault, faultText } from '../ask';
import { useDesk } from '../desk-context';
import { Dialog } from '../dialog';
import { useDeskWords, usePlacesWords } from '../words';
import { EffectView } from './effect-view';

type PreviewDialogProps = {
  title: string;
  /** What is looked at: a policy that is to be counted, or one that somebody else has counted. */
  of: { wanted: NewPolicy } | { preview: Preview };
  onPublished: (policy: PublishedPolicy) => void;
  /** A second person was asked, or it was dropped. */
  onLeft: () => void;
  /** Somebody else published in the meantime. */
  onOvertaken: () => void;
  onClose: () => void;
  /** What changes in the policy itself. */
  children?: ComponentChildren;
};

/** Who would change, before anything does; then publishing, by two persons where it is many (PRODUCT.md rule 6). */
export function PreviewDialog({ title, of, onClose, children, ...told }: PreviewDialogProps) {
  const places = usePlacesWords();
  const words = places.preview;
  const { account } = useDesk();
  const { preview, wrong, deeds, busy } = usePreview(of, told);
  const own = preview?.author.id === account.id;
  const alone = preview?.needsSecond === true && own;
  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button kind="quiet" onPress={onClose}>
            {places.confirm.cancel}
          </Button>
          {preview === null || preview.askedAt === null ? null : (
            <Button kind="quiet" busy={busy} onPress={deeds.withdraw}>
              {words.withdraw}
            </Button>
          )}
          {preview === null || (alone && preview.askedAt !== null) ? null : (
            <Button busy={busy} onPress={alone ? deeds.ask : deeds.publish}>
              {alone ? words.ask : places.policy.publishGo}
            </Button>
          )}
        </>
      }
    >
      {children}
      {preview === null ? null : <EffectView effect={preview.effect} free={preview.free} />}
      {preview === null && wrong === null ? <p role="status">{words.counting}</p> : null}
      {alone && preview !== null ? <NeedsSecond preview={preview} /> : null}
      {alone || preview === null ? null : places.policy.publishText.map((text) => <p key={text}>{text}</p>)}
      {wrong === null ? null : <Banner kind="look">{wrong}</Banner>}
    </Dialog>
  );
}

function NeedsSecond({ preview }: { preview: Preview }) {
  const words = usePlacesWords().preview;
  return (
    <Banner kind="look">
      {preview.askedAt !== null ? words.asked : `${words.second(preview.effect.changed)} ${words.noSecond}`}
    </Banner>
  );
}

type Told = Pick<PreviewDialogProps, 'onPublished' | 'onLeft' | 'onOvertaken'>;

/** The preview, counted when it is not there yet, and what can be done with it. */
function usePreview(of: PreviewDialogProps['of'], { onPublished, onLeft, onOvertaken }: Told) {
  const places = usePlacesWords();
  const words = places.preview;
  const desk = useDeskWords();
  const { ask } = useDesk();
  const [preview, setPreview] = useState('preview' in of ? of.preview : null);
  const [wrong, setWrong] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const explain = ({ code }: AskFault) => {
    if (code === 'conflict') return onOvertaken();
    setWrong(
      code === 'gone' || code === 'not-found'
        ? words.gone
        : code === 'second-person'
          ? words.secondPerson
          : code === 'bad-request'
            ? places.policyEdit.refused
            : faultText(code, desk),
    );
  };
  useEffect(() => {
    if ('preview' in of) return;
    void ask('POST', '/v1/policy/previews', previewSchema, of.wanted).then((answer) =>
      answer.ok ? setPreview(answer.value) : explain(answer.fault),
    );
  }, []);
  /** One deed at a time; what was wrong before is forgotten. */
  const once = (deed: (path: string) => Promise<void>) => () => {
    if (preview === null || busy) return;
    setBusy(true);
    setWrong(null);
    void deed(`/v1/policy/previews/${preview.id}`).then(() => setBusy(false));
  };
  const publish = once(async (path) => {
    const answer = await ask('POST', `${path}/publish`, publishedSchema);
    if (answer.ok) onPublished(answer.value);
    else explain(answer.fault);
  });
  const askOther = once(async (path) => {
    const answer = await ask('POST', `${path}/ask`, previewSchema);
    if (answer.ok) onLeft();
    else explain(answer.fault);
  });
  const withdraw = once(async (path) => {
    const answer = await ask('DELETE', path, z.object({}));
    if (answer.ok) onLeft();
    else explain(answer.fault);
  });
  return { preview, wrong, busy, deeds: { publish, ask: askOther, withdraw } };
}
