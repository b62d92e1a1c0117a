import './duty.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import * as z from 'zod/mini';
import type { Instruction } from '#domain/instruction/instruction';
import { Banner } from '../../ui/banner';
import { Button, LinkButton } from '../../ui/button';
import { ColourTag } from '../../ui/colour-tag';
import { useWords } from '../../words/base';
import { useDutyWords } from '../../words/duty';
import { durationText, useInstructionWords } from '../../words/instructions';
import { faultText } from '../ask';
import { useDesk } from '../desk-context';
import { usePlaceNames } from '../place-names';
import { useMoment } from '../when';
import { instructionHref } from '../where';
import { useDeskWords } from '../words';
import { OnDuty } from './on-duty';
import { useTelephones } from './post-telephones';
import { TelephoneLink } from './telephone-link';

type CardProps = { instruction: Instruction; now: number; onDone: (what: string) => void };

/** One call: whom, what it is about, and what came of it. R and N do on the card what its buttons do. */
export function CallCard({ instruction, now, onDone }: CardProps) {
  const words = useDutyWords().calls;
  const { short } = usePlaceNames();
  const { note, busy, wrong } = useNoting(instruction, onDone);
  const card = useRef<HTMLElement>(null);
  // The next one is at hand without the mouse.
  useEffect(() => card.current?.focus(), []);
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    const key = event.key.toLowerCase();
    if (key === 'r') void note('received');
    if (key === 'n') void note('no-answer');
  };
  return (
    <section class="call-card" ref={card} tabIndex={-1} aria-labelledby="call-where" onKeyDown={press}>
      <h2 id="call-where">{short(instruction.area)}</h2>
      <Numbers instruction={instruction} now={now} />
      <About instruction={instruction} now={now} />
      <p>{words.say}</p>
      {wrong === null ? null : <Banner kind="look">{wrong}</Banner>}
      <div class="row">
        <Button busy={busy} onPress={() => void note('received')}>
          {words.reached}
        </Button>
        <Button kind="quiet" busy={busy} onPress={() => void note('no-answer')}>
          {words.noAnswer}
        </Button>
        <LinkButton kind="quiet" href={instructionHref(instruction.id)}>
          {words.open}
        </LinkButton>
      </div>
      <p class="quiet small">{words.keys}</p>
    </section>
  );
}

/** Keeps what came of the call; once, however often it is pressed. */
function useNoting(instruction: Instruction, onDone: (what: string) => void) {
  const words = useDutyWords().calls;
  const desk = useDeskWords();
  const { ask } = useDesk();
  const { short } = usePlaceNames();
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const note = async (what: 'received' | 'no-answer') => {
    if (busy) return;
    setBusy(true);
    const path = `/v1/instructions/${instruction.id}`;
    const answer =
      what === 'received'
        ? await ask('POST', `${path}/steps`, z.unknown(), { step: 'received' })
        : await ask('POST', `${path}/no-answer`, z.unknown(), {});
    setBusy(false);
    const place = short(instruction.area);
    // The village, or another caller, was faster: that is as good.
    if (answer.ok || answer.fault.code === 'already-done')
      return onDone(what === 'received' ? words.noted(place) : words.notedNoAnswer(place));
    setWrong(faultText(answer.fault.code, desk));
  };
  return { note, busy, wrong };
}

/** The village's own telephones; where there is none, or besides, who is on duty above. */
function Numbers({ instruction, now }: { instruction: Instruction; now: number }) {
  const words = useDutyWords();
  const own = useTelephones(instruction.area);
  const above = instruction.area.slice(0, instruction.area.length > 9 ? 9 : 6);
  return (
    <>
      {own.length === 0 ? <p>{words.noneOfPost}</p> : null}
      {own.map(({ id, name, telephone }) => (
        <p key={id} class="call-number">
          {name} <TelephoneLink name={name} number={telephone} />
        </p>
      ))}
      <div>
        <p class="quiet small">{words.above}</p>
        <OnDuty area={above} now={now} />
      </div>
    </>
  );
}

function About({ instruction, now }: { instruction: Instruction; now: number }) {
  const words = useDutyWords().calls;
  const said = useInstructionWords();
  const { terms } = useWords();
  const moment = useMoment();
  const { person, text, number, knownAt, called } = instruction;
  return (
    <>
      <p>
        <span class="strong">{said.number(number)}</span>{' '}
        {person === null ? (
          text
        ) : (
          <>
            <bdi class="strong">{person.name}</bdi>{' '}
            <ColourTag colour={person.colour}>{terms.measure[person.measure]}</ColourTag>
          </>
        )}
      </p>
      <p>{words.waited(durationText(now - knownAt, said))}</p>
      {called == null ? null : <p>{words.tried(called.times, called.by, moment(called.at, now))}</p>}
    </>
  );
}
