import type { TimelineItem } from '#domain/desk/desk';
import { EVENT_KINDS, type EventDetail, type EventKind, eventDetailSchema } from '#domain/desk/person-desk';
import { ColourTag } from '../../ui/colour-tag';
import { useWords } from '../../words/base';
import { useFormat } from '../../words/format';
import { useOpenItemWords } from '../../words/open-items';
import { useTransferWords } from '../../words/transfers';
import { useFileWords } from '../words';

/** The kind of an item that is no record of a phone, or null for a record. */
export const eventKind = (kind: TimelineItem['kind']): EventKind | null =>
  EVENT_KINDS.find((one) => one === kind) ?? null;

/** What an event says: colours before and after, a step, what somebody wrote. */
export function EventText({ kind, detail }: { kind: EventKind; detail: unknown }) {
  const said = eventDetailSchema.safeParse(detail);
  const line = useLine();
  if (!said.success) return null;
  const { text, was, colour } = said.data;
  const words = line(kind, said.data);
  return (
    <>
      {colour === undefined ? null : <Colours was={was ?? null} colour={colour} />}
      {words === '' ? null : <p>{words}</p>}
      {text === undefined || text === '' ? null : <p class="event-said">{text}</p>}
    </>
  );
}

function Colours({ was, colour }: { was: EventDetail['was']; colour: NonNullable<EventDetail['colour']> }) {
  const { events } = useFileWords();
  const { terms } = useWords();
  return (
    <p class="event-colours">
      {was === null || was === undefined ? (
        <span class="quiet">{events.first}</span>
      ) : (
        <ColourTag colour={was}>{terms.colour[was]}</ColourTag>
      )}
      <span aria-hidden="true">→</span>
      <ColourTag colour={colour}>{terms.colour[colour]}</ColourTag>
    </p>
  );
}

function useLine(): (kind: EventKind, detail: EventDetail) => string {
  const { events } = useFileWords();
  const { transfers } = useTransferWords();
  const { terms } = useWords();
  const ends = useOpenItemWords();
  const format = useFormat();
  return (kind, { number, measure, policy, rows, step, way, ended, outcome, end, came, test }) =>
    [
      number === undefined ? null : events.number(number),
      measure === undefined || (kind === 'colour' && measure === 'none') ? null : terms.measure[measure],
      policy === undefined ? null : events.policy(policy),
      rows === undefined || rows.length === 0 ? null : events.rules(rows.join(' ')),
      step === undefined ? null : events.step[step],
      way === undefined ? null : transfers.state[way],
      ended === undefined ? null : events.ended[ended],
      outcome === undefined ? null : events.outcome[outcome],
      end === undefined ? null : ends.kind[end],
      came === undefined ? null : ends.outcome[came],
      test === undefined ? null : `${ends.methods[test.method]} ${ends.outcome[test.result]}`,
      test === undefined ? null : events.sampled(format.moment(test.sampledAt)),
    ]
      .filter((part) => part !== null)
      .join(' · ');
}
