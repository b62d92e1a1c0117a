import type { Transfer } from '#domain/transfer/transfer';
import { Key } from '../checkpoint/frame/key';
import { ColourTag } from '../ui/colour-tag';
import { Page } from '../ui/page';
import { State } from '../ui/state';
import { useWords } from '../words/base';
import { useSiteWords } from '../words/site';
import { useTransferWords } from '../words/transfers';
import type { Site } from './use-site';

type RoomsProps = { site: Site; onPerson: (id: string) => void; onBack: () => void };

/** Every room: what has to be put right first, then who is where, then what is free. */
export function RoomsScreen({ site, onPerson, onBack }: RoomsProps) {
  const words = useSiteWords();
  const { transfers } = useTransferWords();
  const { rooms, roomless, coming, free } = site.book;
  const clashes = rooms.filter(({ people }) => people.length > 1);
  const taken = rooms.filter(({ people }) => people.length === 1);
  const empty = rooms.filter(({ people }) => people.length === 0);
  return (
    <Page
      kind="work"
      title={words.rooms}
      footer={
        <div class="keys keys-1">
          <Key onPress={onBack}>{transfers.back}</Key>
        </div>
      }
    >
      <p class="site-sum">{words.sum({ free, present: site.people.length, coming: coming.length })}</p>
      {rooms.length === 0 ? (
        <State kind="empty" title={words.noRooms}>
          <p>{words.noRoomsText}</p>
        </State>
      ) : null}
      {clashes.map(({ room, people }) => (
        <section key={room.id}>
          <h2 class="banner look">{words.clash(room.name, people.length)}</h2>
          <p>{words.clashText}</p>
          <People {...{ people, onPerson }} place={() => room.name} />
        </section>
      ))}
      {roomless.length === 0 ? null : (
        <section>
          <h2 class="banner look">{words.roomless(roomless.length)}</h2>
          <p>{words.roomlessText}</p>
          <People people={roomless} {...{ onPerson }} place={() => '—'} />
        </section>
      )}
      {taken.length === 0 ? null : (
        <section>
          <h2>{words.taken(taken.length)}</h2>
          <People
            people={taken.flatMap(({ people }) => people)}
            {...{ onPerson }}
            place={(one) => taken.find(({ room }) => room.id === one.room)?.room.name ?? ''}
          />
        </section>
      )}
      {empty.length === 0 ? null : (
        <section>
          <h2>{words.empty(empty.length)}</h2>
          {coming.length === 0 ? null : <p class="quiet">{words.kept(coming.length)}</p>}
          <p class="site-empty">{empty.map(({ room }) => room.name).join('  ')}</p>
        </section>
      )}
    </Page>
  );
}

type PeopleProps = {
  people: readonly Transfer[];
  place: (one: Transfer) => string;
  onPerson: (id: string) => void;
};

function People({ people, place, onPerson }: PeopleProps) {
  const { terms } = useWords();
  return (
    <ul class="people">
      {people.map((one) => (
        <li key={one.id}>
          <button type="button" class="person-row" onClick={() => onPerson(one.id)}>
            <strong>
              {place(one)} <bdi>{one.person.name}</bdi>
            </strong>
            <ColourTag colour={one.person.colour}>{terms.colour[one.person.colour]}</ColourTag>
          </button>
        </li>
      ))}
    </ul>
  );
}
