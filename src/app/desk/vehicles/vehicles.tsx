import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { boardQuerySchema, vehiclesAnswerSchema } from '#domain/desk/desk';
import { Banner } from '../../ui/banner';
import { ColourTag } from '../../ui/colour-tag';
import { State } from '../../ui/state';
import { Table } from '../../ui/table';
import { useWords } from '../../words/base';
import { HOURS } from '../board/board-filter';
import { DecisionMark } from '../decision-mark';
import { useAnswer, useDesk, useNow } from '../desk-context';
import { DeskPage } from '../desk-page';
import { Read } from '../read';
import { Select } from '../select';
import { When } from '../when';
import { personHref } from '../where';
import { useDeskWords } from '../words';
import { openFirst, undecided, type Vehicle } from './open-first';

const DEFAULT_HOURS = 24;

/** Vehicles as the posts counted them: nobody in a car is skipped, and here one sees it. */
export function Vehicles() {
  const words = useDeskWords();
  const { query, route } = useLocation();
  const { live } = useDesk();
  const asked = boardQuerySchema.safeParse(query.hours === undefined ? {} : { hours: query.hours });
  const hours = asked.success ? asked.data.hours : DEFAULT_HOURS;
  const answer = useAnswer(`/v1/vehicles?hours=${hours}`, vehiclesAnswerSchema);
  useEffect(() => {
    const timer = setInterval(() => void answer.again(), 30_000);
    return () => clearInterval(timer);
  }, [hours, live]);
  return (
    <DeskPage title={words.vehicles.title}>
      {asked.success ? null : <Banner kind="look">{words.board.wrongFilter}</Banner>}
      <div class="filters">
        <Select
          label={words.board.hours}
          none={words.board.hoursOf(DEFAULT_HOURS)}
          options={[...new Set([...HOURS, hours])]
            .filter((one) => one !== DEFAULT_HOURS)
            .sort((a, b) => a - b)
            .map((one) => ({ value: String(one), label: words.board.hoursOf(one) }))}
          value={hours === DEFAULT_HOURS ? null : String(hours)}
          onChoose={(value) => route(value === null ? '/desk/vehicles' : `/desk/vehicles?hours=${value}`)}
        />
      </div>
      <Read answer={answer}>
        {(value) => <List vehicles={openFirst(value.vehicles)} more={value.more} />}
      </Read>
    </DeskPage>
  );
}

function List({ vehicles, more }: { vehicles: readonly Vehicle[]; more: boolean }) {
  const words = useDeskWords().vehicles;
  const now = useNow();
  if (vehicles.length === 0)
    return (
      <State kind="empty" title={words.empty}>
        <p>{words.emptyText}</p>
      </State>
    );
  return (
    <>
      <p class="strong">{words.openCount(vehicles.filter((one) => undecided(one) > 0).length)}</p>
      <Table<Vehicle>
        caption={words.title}
        rows={vehicles}
        rowKey={(one) => one.car}
        rowTone={(one) => (undecided(one) > 0 ? 'orange' : null)}
        columns={[
          {
            key: 'plate',
            head: words.plate,
            cell: (one) => (
              <span class="plate strong">{one.plate ?? <span class="quiet">{words.noPlate}</span>}</span>
            ),
          },
          { key: 'post', head: words.post, cell: (one) => one.post },
          { key: 'at', head: words.firstAt, cell: (one) => <When at={one.firstAt} now={now} /> },
          { key: 'heads', head: words.heads, cell: (one) => <Heads one={one} /> },
          { key: 'people', head: words.people, cell: (one) => <People one={one} /> },
        ]}
      />
      {more ? <Banner>{words.more}</Banner> : null}
    </>
  );
}

function Heads({ one }: { one: Vehicle }) {
  const words = useDeskWords().vehicles;
  const left = undecided(one);
  return (
    <>
      <span class={left > 0 ? 'strong' : undefined}>{words.ofHeads(one.decided, one.heads)}</span>{' '}
      <span class={left === 0 ? 'quiet small row-line' : 'strong small row-line'}>
        {left > 0 ? words.open(left) : left < 0 ? words.over(-left) : words.whole}
      </span>
    </>
  );
}

function People({ one }: { one: Vehicle }) {
  const words = useDeskWords().vehicles;
  const { terms } = useWords();
  if (one.people.length === 0) return <span class="quiet">{words.nobody}</span>;
  return (
    <ul class="in-vehicle">
      {one.people.map((who) => (
        <li key={who.person}>
          <ColourTag colour={who.colour}>
            <span class="unseen">{terms.colour[who.colour]} </span>
          </ColourTag>
          <a href={personHref(who.person)}>
            <bdi>{who.name}</bdi>
          </a>
          <DecisionMark decision={who.decision} />
        </li>
      ))}
    </ul>
  );
}
