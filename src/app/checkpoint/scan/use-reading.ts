import { useEffect, useRef } from 'preact/hooks';
import type { Device } from '#device/device';
import { certificateInHand } from '../evidence/certificate-in-hand';
import { challengeAt } from '../work/challenges';
import { meet, type Work } from '../work/moves';
import { NO_CODE, ownNumber, type Person } from '../work/person';
import type { Session } from '../work/use-session';
import type { Working } from '../work/use-work';
import type { Where } from '../work/where';
import type { Read } from './read-code';
import { passSeenOf, personIn } from './trouble';

/** Reads one text at a time: what comes while one is being verified is the same code seen again. */
export function useReading(device: Device, { change }: Working, session: Session): (text: string) => void {
  const reading = useRef(false);
  useEffect(() => () => void (reading.current = true), []);
  const { challenges } = session;
  const take = (read: Read, text: string) => {
    if (read.proof !== null) session.noteAge(read.proof);
    session.setRecorded(null);
    if (read.is === 'person') return letThrough(device, { change, session }, read.person);
    const unanswered = read.proof !== null && challenges.awaits(read.proof.cti);
    change((work) => ({
      ...work,
      where: (unanswered ? askedAgain(read) : null) ?? elsewhere(work, read, text),
    }));
  };
  return (text) => {
    if (reading.current) return;
    reading.current = true;
    void import('./read-code')
      .then(({ readCode }) => readCode(text, device, challenges.nonce()))
      .then((read) => take(read, text))
      .finally(() => {
        reading.current = false;
      });
  };
}

type Hands = { change: Working['change']; session: Pick<Session, 'challenges'> };

/** Somebody with a good code: on to their check, or first to a challenge where the post asks for one. */
export function letThrough(device: Device, { change, session }: Hands, person: Person): void {
  const { challenges } = session;
  const setting = challengeAt(device.install.value().post, device.known.value().county);
  const why = challenges.wanted(person.pass, setting);
  const pass = ownNumber(person.pass);
  if (why === null || pass === null) {
    challenges.end(pass);
    return change((work) => meet(work, person));
  }
  challenges.ask(pass, why);
  change((work) => ({ ...work, where: { at: 'challenge', why, person } }));
}

/** A code that is no answer, though one was asked for: the challenge stays on the screen. */
function askedAgain(read: Exclude<Read, { is: 'person' }>): Where | null {
  if (read.is !== 'trouble') return null;
  const person = personIn(read.trouble, passSeenOf(read.trouble, null), read.declared);
  return { at: 'challenge', why: 'unanswered', person };
}

/** Where a text leads that names nobody who stands there. */
function elsewhere(work: Work, read: Exclude<Read, { is: 'person' }>, text: string): Where {
  // Whoever is being looked for keeps the code that did not do, and the place that was scanned.
  const carried = work.where.at === 'find' || work.where.at === 'by-hand' ? work.where.carried : NO_CODE;
  switch (read.is) {
    case 'place':
      return { at: 'find', carried: { ...carried, venue: read.venue } };
    case 'document':
      return { at: 'find', carried: { ...carried, document: read.document } };
    case 'trouble':
      return certificateInHand(work, read.trouble, text) ?? { at: 'trouble', read };
  }
}
