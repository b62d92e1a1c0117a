import type { ComponentChildren } from 'preact';
import { standingOf } from '#domain/transfer/standing';
import type { Transfer } from '#domain/transfer/transfer';
import { Key } from '../checkpoint/frame/key';
import { ColourTag } from '../ui/colour-tag';
import { Page } from '../ui/page';
import { useWords } from '../words/base';
import { leftText, reportText, useFollowUpWords } from '../words/follow-up';
import { useFormat } from '../words/format';
import { useSiteWords } from '../words/site';
import { clockText, useTransferWords } from '../words/transfers';
import type { Site } from './use-site';

/** So many of the last temperatures are shown. */
const SHOWN = 6;

type PersonProps = {
  site: Site;
  person: Transfer;
  now: number;
  /** Chooses a room: the first one for who arrives, another one for who is there. */
  onRoom: () => void;
  /** Null until the person is at the site. */
  onMeasure: (() => void) | null;
  onDischarge: (() => void) | null;
  onBack: () => void;
};

/** One person: fever first, then who, how far, where, and what is next. */
export function PersonScreen({ site, person, now, onRoom, onMeasure, onDischarge, onBack }: PersonProps) {
  const words = useSiteWords();
  const { transfers } = useTransferWords();
  const over = person.steps.discharged !== null || person.cancelled !== null;
  return (
    <Page
      kind="work"
      above={transfers.number(person.number)}
      title={person.person.name}
      footer={
        <div class={over ? 'keys keys-1' : 'keys keys-2'}>
          <Key onPress={onBack}>{transfers.back}</Key>
          {over ? null : onMeasure === null ? (
            <Key usual="usual" onPress={onRoom}>
              {words.receive}
            </Key>
          ) : (
            <Key usual="usual" onPress={onMeasure}>
              {words.measure}
            </Key>
          )}
        </div>
      }
    >
      {person.fever ? (
        <p class="site-fever-first" role="alert">
          {transfers.feverFirst}
        </p>
      ) : null}
      <HowFar {...{ person, now }} />
      <About {...{ site, person, now }} />
      {onDischarge === null ? null : (
        <div class="site-deeds">
          <button type="button" class="key-plain" onClick={onRoom}>
            {person.room === null ? words.giveRoom : words.move}
          </button>
          <button type="button" class="key-plain" onClick={onDischarge}>
            {words.discharge}
          </button>
        </div>
      )}
    </Page>
  );
}

function HowFar({ person, now }: { person: Transfer; now: number }) {
  const { transfers } = useTransferWords();
  const standing = standingOf(person, now);
  const clock = clockText(standing, { now, words: transfers });
  return (
    <p class={standing.late > 0 ? 'banner look' : 'banner'} role="status">
      {transfers.state[standing.state]}
      {clock === null ? '' : ` · ${clock}`}
    </p>
  );
}

function About({ site, person, now }: Pick<PersonProps, 'site' | 'person' | 'now'>) {
  const words = useSiteWords();
  const { transfers } = useTransferWords();
  const followUp = useFollowUpWords();
  const { terms } = useWords();
  const { zoneMinutes } = site;
  const format = useFormat(zoneMinutes);
  const { from, order, steps } = person;
  const { colour, measure, ends, phone } = person.person;
  const room = site.book.rooms.find((one) => one.room.id === person.room)?.room.name;
  const ward = site.wards.all.find((one) => one.ward.person === person.person.id)?.ward;
  const left = leftText(ends, { now, zoneMinutes, words: followUp });
  return (
    <dl class="facts">
      {steps.received === null ? (
        <Fact name={words.brings}>
          {order?.driver.name ?? ''}
          {from.plate === null ? '' : ` · ${transfers.plate} ${from.plate}`}
        </Fact>
      ) : (
        <Fact name={words.room}>
          {room ?? words.noRoom} · {words.since(format.moment(steps.received.at))}
        </Fact>
      )}
      <Fact name={words.measureName}>
        <ColourTag colour={colour}>{terms.measure[measure]}</ColourTag> {left}
      </Fact>
      <Fact name={words.phone}>
        {phone === null ? (
          <span class="quiet">{steps['picked-up'] === null ? words.masked : transfers.noPhone}</span>
        ) : (
          <a href={`tel:${phone}`}>{phone}</a>
        )}
      </Fact>
      {ward === undefined ? null : (
        <Fact name={words.temperatures}>
          {ward.reports.length === 0 ? <span class="quiet">{followUp.never}</span> : null}
          {ward.reports.slice(0, SHOWN).map((one) => (
            <p key={one.at} class="site-temperature">
              <span class="quiet">{format.moment(one.at)}</span> {reportText(one, followUp)}{' '}
              {one.symptoms.map((symptom) => terms.symptom[symptom]).join(followUp.comma)}
            </p>
          ))}
        </Fact>
      )}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div class="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
