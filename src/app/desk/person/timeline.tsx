import type { PersonAnswer } from '#domain/desk/desk';
import { ColourTag } from '../../ui/colour-tag';
import { useWords } from '../../words/base';
import { useFormat } from '../../words/format';
import { DecisionMark } from '../decision-mark';
import { usePlaceNames } from '../place-names';
import { useReasonText } from '../reason-text';
import { When } from '../when';
import { useDeskWords, useFileWords } from '../words';
import { answerLines } from './answer-text';
import { EventText, eventKind } from './event-text';
import { type RecordDetail, readDetail } from './record-detail';

type Item = PersonAnswer['timeline'][number];
const LATE = 5 * 60_000;

/** Where on the page a record stands. */
export const recordAnchor = (record: string): string => `record-${record}`;

/** What happened, the latest first: what was declared, answered, shown and done, and by whom. */
export function Timeline({ items, now }: { items: readonly Item[]; now: number }) {
  const words = useDeskWords().person;
  const sorted = [...items].sort((a, b) => b.at - a.at);
  return (
    <section class="timeline-part">
      <h2>{words.timeline}</h2>
      {sorted.length === 0 ? <p class="quiet">{words.noTimeline}</p> : null}
      <ol class="timeline">
        {sorted.map((item) => (
          <li
            key={`${item.kind}-${item.record}`}
            {...(eventKind(item.kind) === null ? { id: recordAnchor(item.record) } : {})}
          >
            <TimelineItem item={item} now={now} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What a kind of item is called. */
export function useKindText(): (kind: Item['kind']) => string {
  const { kind: records } = useDeskWords().person;
  const { kind: events } = useFileWords().events;
  const names = { ...records, ...events };
  return (kind) => names[kind];
}

function TimelineItem({ item, now }: { item: Item; now: number }) {
  const words = useDeskWords().person;
  const format = useFormat();
  const kindText = useKindText();
  const event = eventKind(item.kind);
  const detail = event === null ? readDetail(item.detail) : {};
  return (
    <>
      <div class="timeline-head">
        <h3>
          {kindText(item.kind)}
          {item.post === null ? null : <span class="timeline-post"> {item.post}</span>}
        </h3>
        <When at={item.at} now={now} />
      </div>
      <p class="quiet small">
        {item.worker}{' '}
        {item.receivedAt - item.at > LATE ? <span>{words.late(format.moment(item.receivedAt))}</span> : null}
      </p>
      {item.carried === undefined ? null : <p class="small carried">{words.carried[item.carried]}</p>}
      {event === null ? null : <EventText kind={event} detail={item.detail} />}
      <Answers detail={detail} />
      <Outcome item={item} detail={detail} />
    </>
  );
}

function Answers({ detail }: { detail: RecordDetail }) {
  const { answer } = useDeskWords();
  const { terms } = useWords();
  const format = useFormat();
  const { short } = usePlaceNames();
  const lines = answerLines(detail, { words: answer, terms, format, place: short });
  if (lines.length === 0) return null;
  return (
    <dl class="answered">
      {lines.map((line) => (
        <div key={line.label}>
          <dt class="quiet">{line.label}</dt>
          <dd>{line.text}</dd>
        </div>
      ))}
    </dl>
  );
}

function Outcome({ item, detail }: { item: Item; detail: RecordDetail }) {
  const words = useDeskWords();
  const { terms } = useWords();
  const explain = useReasonText();
  const { override } = detail;
  return (
    <>
      {item.verdict === null && item.decision === null ? null : (
        <div class="outcome">
          {item.verdict === null ? null : (
            <span>
              <span class="quiet small">{words.person.shownAt} </span>
              <ColourTag colour={item.verdict.colour}>{terms.colour[item.verdict.colour]}</ColourTag>
            </span>
          )}
          {item.decision === null ? null : (
            <DecisionMark decision={item.decision} overridden={override !== undefined} />
          )}
          {item.verdict === null ? null : (
            <ul class="small quiet outcome-reasons">
              {item.verdict.reasons.map((reason, index) => (
                <li key={`${reason.row}-${index}`}>
                  <b>{reason.row}</b> {explain(reason).fact}
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
      {override === undefined ? null : (
        <p class="override">
          {words.person.overrideBy(override.by, words.override[override.reason])} “{override.text}”
        </p>
      )}
      {detail.corrects === undefined ? null : <p class="small">{words.person.corrects}</p>}
      {detail.advice === undefined ? null : <p class="small">{detail.advice}</p>}
    </>
  );
}
