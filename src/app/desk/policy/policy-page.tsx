import { useEffect, useState } from 'preact/hooks';
import type * as z from 'zod/mini';
import { policyAnswerSchema } from '#domain/desk/desk';
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

type PolicyAnswer = z.infer<typeof policyAnswerSchema>;

/** The policy in force, its risk areas, and the draft of the next. */
export function PolicyPage() {
  const words = usePlacesWords().policy;
  const { live } = useDesk();
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
      <Read answer={answer}>{(policy) => <Editor policy={policy} answer={answer} />}</Read>
    </DeskPage>
  );
}

function Editor({ policy, answer }: { policy: PolicyAnswer; answer: Answer<PolicyAnswer> }) {
  const words = usePlacesWords().policy;
  const { account } = useDesk();
  const editable = may(account.role, 'publish');
  const [drafted, keep] = useDraft();
  const [open, setOpen] = useState<Open>({ what: 'nothing' });
  const [published, setPublished] = useState<PolicyAnswer | null>(null);
  const [overtaken, setOvertaken] = useOvertaken(policy.number, published?.number ?? null);
  const edits = editable ? standing(policy.riskAreas, drafted) : [];
  const close = () => setOpen({ what: 'nothing' });
  return (
    <>
      <InForce policy={policy} />
      {editable ? null : <Banner>{words.only}</Banner>}
      {published === null ? null : <Published policy={published} />}
      {overtaken && drafted.length > 0 ? (
        <Banner kind="look">{(edits.length > 0 ? words.conflict : words.conflictGone)(policy.number)}</Banner>
      ) : null}
      <AreaTable
        areas={policy.riskAreas}
        edits={edits}
        onChange={editable ? (key) => setOpen({ what: 'change', key }) : null}
        onUndo={(key) => keep(withoutEdit(edits, key))}
      />
      {editable ? (
        <Deeds count={edits.length} number={policy.number + 1} onOpen={(what) => setOpen({ what })} />
      ) : null}
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
          close();
          void answer.again();
        }}
        onOvertaken={() => {
          setOvertaken(true);
          close();
          void answer.again();
        }}
      />
    </>
  );
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
