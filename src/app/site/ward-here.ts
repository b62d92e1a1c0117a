import type { Ward } from '#domain/followup/ward';
import type { Room, Transfer } from '#domain/transfer/transfer';

/**
 * Those who are at a site as people to follow up: everybody whom it received, also those of whom the county has not said so
 * yet, and nobody who left. They are found by their room.
 * @param wards whom the county told this phone to follow up
 * @param people transfers whose person is at the site
 */
export function wardsHere(
  wards: readonly Ward[],
  people: readonly Transfer[],
  by: { rooms: readonly Room[]; roomless: string },
): Ward[] {
  return people.map((one) => {
    const told = wards.find(({ person }) => person === one.person.id);
    const room = by.rooms.find(({ id }) => id === one.room)?.name ?? by.roomless;
    return { ...(told ?? wardOf(one)), address: room };
  });
}

function wardOf({ person, area, steps }: Transfer): Ward {
  const since = steps.received?.at ?? 0;
  const { id, name, phone, colour, measure, ends } = person;
  return {
    person: id,
    area,
    name,
    phone,
    address: null,
    colour,
    measure,
    ends,
    since,
    hereSince: since,
    saidHereAt: null,
    reports: [],
  };
}
