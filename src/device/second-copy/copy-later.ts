import { isThere } from './is-there';
import type { CopyHands, SecondCopy } from './second-copy';

/**
 * A second copy whose code comes with the first record, or at once to a post's phone and to one that has a copy: what a
 * traveller's first visit loads is not for this. A fetch that failed is tried again by the next record.
 */
export function copyLater(hands: CopyHands): Omit<SecondCopy, 'begin'> & { begin(): void } {
  let loaded: Promise<SecondCopy | null> | null = null;
  const load = () => {
    loaded ??= import('./second-copy').then(
      ({ createSecondCopy }) => createSecondCopy(hands),
      () => {
        loaded = null;
        return null;
      },
    );
    return loaded;
  };
  const begin = async () => {
    const needed = hands.atPost() || hands.unsent() > 0 || (await isThere(hands.database.name));
    if (needed) await (await load())?.begin();
  };
  return {
    begin: () => void begin().catch(() => undefined),
    saved: (record) => void load().then((copy) => copy?.saved(record)),
    settled: () => void loaded?.then((copy) => copy?.settled()),
    hasRoom: async () => (await loaded)?.hasRoom() ?? true,
    takeBack: async () => (await load())?.takeBack(),
  };
}
