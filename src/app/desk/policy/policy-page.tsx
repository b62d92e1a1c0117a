import { useEffect, useState } from 'preact/hooks';
import {
  type PolicyAnswer,
  type Published as PublishedPolicy,
  policyAnswerSchema,
  previewsSchema,
} from '#domain/desk/policy-desk';
import '../places/places.css';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { useFormat } from '../../words/format';
import { type Answer, useAnswer, useDesk } from '../desk-context';
import { DeskPage } from '../desk-page';
import { Read } from '../read';
import { may } from '../rights';
import { usePlacesWords } from '../words';
import { AreaTable } from './area-table';
import { standing, withoutEdit } from './edits';
import { type Open, Opened } from './opened';
import { Published } from './published';
import { useDraft } from './use-draft';
import { Versions } from './versions';
import { WaitingPreviews } from './waiting-previews';

/** The policy in force, its risk areas, and the draft of the next. */
export function PolicyPage() {
  const words = usePlacesWords().policy;
  const { live, account } = useDesk();
  const answer = useAnswer('/v1/policy', policyAnswerSchema);
  useEffect(
    () =>
      live.listen((event) => {
        if (event.type === 'policy') void answer.again();
      }),
    [live],
  );
  return (
    <DeskPage title={words.title}>
      <Read answer={answer}>
        {(policy) =>
          may(account.role, 'publish') ? (
            <Editor policy={policy} answer={answer} />
          ) : (
            <Reader policy={policy} />
          )
        }
      </Read>
    </DeskPage>
  );
}

/** The policy for those who may only read it. */
function Reader({ policy }: { policy: PolicyAnswer }) {
  const words = usePlacesWords().policy;
  return (
    <>
      <InForce policy={policy} />
      <Banner>{words.only}</Banner>
      <AreaTable areas={policy.riskAreas} edits={[]} onChange={null} onUndo={() => {}} />
      <Versions inForce={policy.number} onBack={null} />
    </>
  );
}

function Editor({ policy, answer }: { policy: PolicyAnswer; answer: Answer<PolicyAnswer> }) {
  const words = usePlacesWords().policy;
  const [drafted, keep] = useDraft();
  const [open, setOpen] = useState<Open>({ what: 'nothing' });
  const [published, setPublished] = useState<PublishedPolicy | null>(null);
  const [overtaken, setOvertaken] = useOvertaken(policy.number, published?.number ?? null);
  const waiting = useWaiting(policy.number);
  const back = useBack((version) => setOpen({ what: 'back', version }));
  const edits = standing(policy.riskAreas, drafted);
  const close = () => setOpen({ what: 'nothing' });
  const readAgain = () => {
    close();
    void answer.again();
    void waiting.again();
  };
  return (
    <>
      <InForce policy={policy} />
      <WaitingPreviews
        previews={waiting.value?.previews ?? []}
        onOpen={(preview) => setOpen({ what: 'look', preview })}
      />
      {published === null ? null : <Published policy={published} />}
      {overtaken && drafted.length > 0 ? (
        <Banner kind="look">{(edits.length > 0 ? words.conflict : words.conflictGone)(policy.number)}</Banner>
      ) : null}
      <AreaTable
        areas={policy.riskAreas}
        edits={edits}
        onChange={(key) => setOpen({ what: 'change', key })}
        onUndo={(key) => keep(withoutEdit(edits, key))}
      />
      <Deeds count={edits.length} number={policy.number + 1} onOpen={(what) => setOpen({ what })} />
      <Versions inForce={policy.number} onBack={back} />
      <Opened
        open={open}
        policy={policy}
        edits={edits}
        keep={keep}
        onClose={close}
        onPublished={(next) => {
          keep([]);
          setPublished(next);
          setOvertaken(false);
          readAgain();
        }}
        onLeft={readAgain}
        onOvertaken={() => {
          setOvertaken(true);
          readAgain();
        }}
      />
    </>
  );
}

/** What waits for a second person; asked for anew with each new policy. */
function useWaiting(number: number) {
  const { live } = useDesk();
  const waiting = useAnswer('/v1/policy/previews', previewsSchema);
  useEffect(() => void waiting.again(), [number]);
  useEffect(
    () =>
      live.listen((event) => {
        if (event.type === 'policy') void waiting.again();
      }),
    [live],
  );
  return waiting;
}

/** Fetches an earlier version, to go back to it. */
function useBack(onVersion: (version: PolicyAnswer) => void) {
  const { ask } = useDesk();
  return (number: number) =>
    void ask('GET', `/v1/policies/${number}`, policyAnswerSchema).then((answer) => {
      if (answer.ok) onVersion(answer.value);
    });
}

/** Whether somebody else published while this page was open. */
function useOvertaken(number: number, own: number | null) {
  const [overtaken, setOvertaken] = useState(false);
  const [seen, setSeen] = useState(number);
  useEffect(() => {
    if (number !== seen && number !== own) setOvertaken(true);
    setSeen(number);
  }, [number]);
  return [overtaken, setOvertaken] as const;
}

function InForce({ policy }: { policy: PolicyAnswer }) {
  const words = usePlacesWords().policy;
  const format = useFormat();
  const since = policy.effectiveFrom;
  return (
    <p class="in-force">
      {since === 0 ? words.first(policy.number) : words.inForce(policy.number, format.moment(since))}
    </p>
  );
}

type DeedsProps = { count: number; number: number; onOpen: (what: 'add' | 'publish') => void };

function Deeds({ count, number, onOpen }: DeedsProps) {
  const words = usePlacesWords().policy;
  return (
    <div class={count === 0 ? 'draft' : 'draft waiting'}>
      {count === 0 ? null : (
        <p class="strong" role="status">
          {words.draft(count)}
        </p>
      )}
      <div class="row">
        <Button kind={count === 0 ? 'primary' : 'quiet'} onPress={() => onOpen('add')}>
          {words.add}
        </Button>
        {count === 0 ? null : <Button onPress={() => onOpen('publish')}>{words.publish(number)}</Button>}
      </div>
    </div>
  );
}
