import type { ComponentChildren } from 'preact';
import { sameCounts } from '#domain/capacity/site-report';
import { supplyStanding } from '#domain/capacity/supplies';
import { addDays, dayOf } from '#domain/day';
import { standingOf } from '#domain/transfer/standing';
import type { Transfer } from '#domain/transfer/transfer';
import { Key } from '../checkpoint/frame/key';
import { ColourTag } from '../ui/colour-tag';
import { Icon } from '../ui/icon';
import { Page } from '../ui/page';
import { DueSection } from '../village/follow-up/due-section';
import { useWords } from '../words/base';
import { useSiteWords } from '../words/site';
import { clockText, useTransferWords } from '../words/transfers';
import './site.css';
import type { Site } from './use-site';
import type { Where } from './where';

type HomeProps = {
  site: Site;
  now: number;
  /** What was recorded last. */
  said: string | null;
  header: ComponentChildren;
  go: (where: Where) => void;
};

/** The site at a glance: who comes, who has to be measured, what needs somebody, and the ways on. */
export function HomeScreen({ site, now, said, header, go }: HomeProps) {
  const words = useSiteWords();
  const { book, zoneMinutes } = site;
  return (
    <Page
      kind="work"
      title={words.title}
      hideTitle
      header={header}
      footer={
        <div class="keys keys-3">
          <Key onPress={() => go({ at: 'rooms' })}>{words.rooms}</Key>
          <Key onPress={() => go({ at: 'report' })}>{words.report}</Key>
          <Key onPress={() => go({ at: 'supplies' })}>{words.supplies}</Key>
        </div>
      }
    >
      {said === null ? null : (
        <p class="banner" role="status">
          {words.saved(said)}
        </p>
      )}
      <p class="site-sum">
        {words.sum({ free: book.free, present: site.people.length, coming: book.coming.length })}
      </p>
      <ComingPeople people={book.coming} now={now} onOpen={(id) => go({ at: 'person', id })} />
      <Looks {...{ site, now, go }} />
      <DueSection
        all={site.wards.all}
        {...{ now, zoneMinutes }}
        onPerson={(person) => go({ at: 'round', person })}
        onList={() => go({ at: 'round', person: null })}
      />
    </Page>
  );
}

/** What somebody has to see to: a room with two people, nobody's room, a day not confirmed, what runs out. */
function Looks({ site, now, go }: Pick<HomeProps, 'site' | 'now' | 'go'>) {
  const words = useSiteWords();
  const clashes = site.book.rooms.filter(({ people }) => people.length > 1);
  const today = dayOf(now, site.zoneMinutes);
  const yesterday = addDays(today, -1);
  const report = site.report(today);
  const short = site.supplies.filter((one) => supplyStanding(one, { ...site, now }).warning !== null);
  const evening = dayOf(now + 4 * 3_600_000, site.zoneMinutes) !== today;
  const lines: { text: string; to: Where }[] = [
    ...clashes.map(({ room, people }) => ({
      text: words.clash(room.name, people.length),
      to: { at: 'rooms' } as const,
    })),
    ...(site.book.roomless.length === 0
      ? []
      : [{ text: words.roomless(site.book.roomless.length), to: { at: 'rooms' } as const }]),
    ...(report === null && evening ? [{ text: words.unconfirmed, to: { at: 'report' } as const }] : []),
    ...(hadPeople(site, yesterday) && site.report(yesterday) === null
      ? [{ text: words.unconfirmedYesterday, to: { at: 'report' } as const }]
      : []),
    ...(report !== null && !sameCounts(report.counts, site.figures(today))
      ? [{ text: words.changed, to: { at: 'report' } as const }]
      : []),
    ...(short.length === 0 ? [] : [{ text: words.short(short.length), to: { at: 'supplies' } as const }]),
  ];
  if (lines.length === 0) return null;
  return (
    <ul class="people">
      {lines.map(({ text, to }) => (
        <li key={text}>
          <button type="button" class="person-row site-look" onClick={() => go(to)}>
            <Icon name="look" size={24} />
            <strong>{text}</strong>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Whether a day has anything to confirm. */
function hadPeople(site: Site, day: string): boolean {
  const { present, in: came, out } = site.figures(day);
  return present + came + out > 0;
}

type ComingProps = { people: readonly Transfer[]; now: number; onOpen: (id: string) => void };

/** Who is on the way, at the door first: how urgent, and what is known of them. */
function ComingPeople({ people, now, onOpen }: ComingProps) {
  const words = useSiteWords();
  const { transfers } = useTransferWords();
  const { terms } = useWords();
  const doorFirst = [...people].sort((a, b) => Number(isHere(b)) - Number(isHere(a)));
  return (
    <section>
      <h2 class={people.some(isHere) ? 'banner look' : undefined}>{words.coming(people.length)}</h2>
      {people.length === 0 ? <p class="quiet">{words.nobodyComes}</p> : null}
      <ul class="people">
        {doorFirst.map((one) => {
          const standing = standingOf(one, now);
          const clock = clockText(standing, { now, words: transfers });
          return (
            <li key={one.id}>
              <button type="button" class="person-row" onClick={() => onOpen(one.id)}>
                <strong>
                  <bdi>{one.person.name}</bdi>
                </strong>
                <ColourTag colour={one.person.colour}>{terms.colour[one.person.colour]}</ColourTag>
                {one.fever ? <span class="site-fever">{transfers.fever}</span> : null}
                <span class={standing.late > 0 ? 'person-more site-late' : 'person-more'}>
                  {transfers.state[standing.state]}
                  {clock === null ? '' : ` · ${clock}`}
                  {` · ${one.order?.driver.name ?? ''}`}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

const isHere = ({ steps }: Transfer): boolean => steps.delivered !== null;
