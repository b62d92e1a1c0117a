import { emptyRooms } from '#domain/capacity/room-book';
import type { Room, Transfer } from '#domain/transfer/transfer';
import { Key } from '../checkpoint/frame/key';
import { Page } from '../ui/page';
import { State } from '../ui/state';
import { useSiteWords } from '../words/site';
import { useTransferWords } from '../words/transfers';
import type { Site } from './use-site';

type RoomScreenProps = {
  site: Site;
  person: Transfer;
  /** Null: received, and without a room for now. */
  onRoom: (room: Room | null) => void;
  onBack: () => void;
};

/** Which room somebody gets: only those that nobody is in, as far as this phone knows. */
export function RoomScreen({ site, person, onRoom, onBack }: RoomScreenProps) {
  const words = useSiteWords();
  const { transfers } = useTransferWords();
  const rooms = emptyRooms(site.book);
  const isHere = person.steps.received !== null;
  return (
    <Page
      kind="work"
      above={person.person.name}
      title={words.which}
      footer={
        <div class={isHere ? 'keys keys-1' : 'keys keys-2'}>
          <Key onPress={onBack}>{transfers.back}</Key>
          {isHere ? null : <Key onPress={() => onRoom(null)}>{words.later}</Key>}
        </div>
      }
    >
      {rooms.length === 0 ? (
        <State kind="failed" title={words.full}>
          <p>{words.fullText}</p>
        </State>
      ) : (
        <div class="keys keys-3 site-rooms">
          {rooms.map((room) => (
            <Key key={room.id} label={words.chooseRoom(room.name)} onPress={() => onRoom(room)}>
              {room.name}
            </Key>
          ))}
        </div>
      )}
    </Page>
  );
}
