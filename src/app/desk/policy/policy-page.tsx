import { useEffect, useState } from 'preact/hooks';
import {
  type PolicyAnswer,
  type Published as PublishedPolicy,
  policyAnswerSchema,
  previewsSchema,
} from '#domain/desk/policy-desk';
import '../places/places.css';
import { Banner } from '../../ui/banner';
import { useFormat } from '../../words/format';
import { type Answer, useAnswer, useDesk } from '../desk-context';
import { DeskPage } from '../desk-page';
import { useReadAtNews } from '../keep-fresh';
import { Read } from '../read';
import { may } from '../rights';
import { usePlacesWords } from '../words';
import { changesOf, EMPTY_DRAFT } from './draft';
import { DraftBar } from './draft-bar';
import { type Open, Opened } from './opened';
import { OvertakenBanner, useOvertaken } from './overtaken';
import { PolicyPart } from './policy-part';
import { PolicyParts, usePart } from './policy-parts';
import { Published } from './published';
import { useDraft } from './use-draft';
import { WaitingPreviews } from './waiting-previews';

/** The policy in force, its risk areas, and the draft of the next. */
export function PolicyPage() {
  const words = usePlacesWords().policy;
  const { account } = useDesk();
  const answer = useAnswer('/v1/policy', policyAnswerSchema);
  useReadAtNews(answer, 'policy');
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
  const part = usePart();
  return (
    <>
      <InForce policy={policy} />
      <Banner>{words.only}</Banner>
      <PolicyParts
        here={part}
        edits={{}}
        counts={{ areas: policy.riskAreas.length, table: policy.table.length }}
      />
      <PolicyPart
        {...{ part, policy, draft: EMPTY_DRAFT, changes: changesOf(policy, EMPTY_DRAFT) }}
        deeds={null}
        onBack={null}
      />
    </>
  );
}

function Editor({ policy, answer }: { policy: PolicyAnswer; answer: Answer<PolicyAnswer> }) {
  const [draft, keep] = useDraft();
  const [open, setOpen] = useState<Open>({ what: 'nothing' });
  const [published, setPublished] = useState<PublishedPolicy | null>(null);
  const [overtaken, setOvertaken] = useOvertaken(policy.number, published?.number ?? null);
  const waiting = useWaiting(policy.number);
  const back = useBack((version) => setOpen({ what: 'back', version }));
  const part = usePart();
  const changes = changesOf(policy, draft);
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
      {overtaken ? <OvertakenBanner number={policy.number} changes={changes} /> : null}
      <PolicyParts
        here={part}
        edits={{
          areas: changes.areas.length,
          parameters: changes.parameters.length,
          table: changes.rows.length,
        }}
        counts={{ areas: policy.riskAreas.length, table: policy.table.length }}
      />
      <PolicyPart {...{ part, policy, draft, changes }} deeds={{ keep, setOpen }} onBack={back} />
      <DraftBar changes={changes} next={policy.number + 1} onPublish={() => setOpen({ what: 'publish' })} />
      <Opened
        {...{ open, policy, draft, keep }}
        onClose={close}
        onPublished={(next) => {
          keep(EMPTY_DRAFT);
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
  const waiting = useAnswer('/v1/policy/previews', previewsSchema);
  useEffect(() => void waiting.again(), [number]);
  useReadAtNews(waiting, 'policy');
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
