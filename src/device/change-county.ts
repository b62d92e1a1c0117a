import type { County } from '#domain/county/county';
import { fault, ok, type Result } from '#domain/result';
import { adoptOther } from './county-card';
import { type Database, readMeta } from './database';
import type { InstallApi } from './install-api';
import type { Ports } from './ports';
import { dropTravellersBefore } from './second-copy/take-back';

/** `other-again`: the address says yet another county than the one that was shown. `enrol`: a post's phone joins by a code. */
export type ChangeFault = 'no-network' | 'other-again' | 'enrol' | 'storage-blocked';

type Hands = { database: Database; api: InstallApi; ports: Pick<Ports, 'locks'> };

/** The county that this address says it is, where it is not the one that this phone trusts; null otherwise, or offline. */
export async function offeredCounty({ database, api }: Omit<Hands, 'ports'>): Promise<County | null> {
  const card = await api.countyCard();
  const { rootKey } = await readMeta(database);
  return card.ok && card.value.county.rootKey !== rootKey ? card.value.county : null;
}

/**
 * Trusts the county that was shown, because somebody who knows said so. What this phone knew of the one before goes; its
 * records and passes stay. Records that were not sent are sealed to the county before, and only that one can open them.
 */
export async function changeCounty(
  { database, api, ports }: Hands,
  shown: Pick<County, 'rootKey'>,
): Promise<Result<void, ChangeFault>> {
  if ((await readMeta(database)).kind === 'post') return fault('enrol');
  const card = await api.countyCard();
  if (!card.ok) return fault('no-network');
  if (card.value.county.rootKey !== shown.rootKey) return fault('other-again');
  const adopted = await adoptOther(database, card.value).catch(() => false);
  // What that county never got of before, this one cannot open.
  if (adopted) await dropTravellersBefore({ database, locks: ports.locks }).catch(() => undefined);
  return adopted ? ok(undefined) : fault('storage-blocked');
}
