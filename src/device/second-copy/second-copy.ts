import { type Database, readMeta } from '../database';
import type { Recorded } from '../outbox';
import type { Ports } from '../ports';
import { isThere } from './is-there';
import { keepReserve } from './reserve';

/** While something waits it is looked through no more often, ms: at the end of a long sending it is all one deed. */
const REST = 10_000;

export type CopyHands = {
  database: Database;
  ports: Pick<Ports, 'wall' | 'monotonic' | 'locks'>;
  /** Corrected ms UTC. */
  now(): number;
  /** Whether it is a post's phone. */
  atPost(): boolean;
  /** How many records wait. */
  unsent(): number;
  /** Something is carried now that was not. */
  changed(): void;
};

/**
 * The second copy of what was recorded and not sent: it outlives the browser's losing its IndexedDB, which a full disk or a
 * broken file does. Everything here happens after a record was recorded, and fails without a word: the database is what
 * counts, and what could not be copied is tried again.
 */
export type SecondCopy = {
  /** Compares everything, and takes in what is of before: once, when the app starts. */
  begin(): Promise<void>;
  /** This was recorded. Null: something was, it is not known what. */
  saved(record: Recorded | null): void;
  /** Something may have been settled. */
  settled(): void;
  /** Whether there is room for one more record in both places. Only after the disk was found full does this look. */
  hasRoom(): Promise<boolean>;
  /** This phone belongs to a post now: what was on it before is taken in as carried records. Never rejects. */
  takeBack(): Promise<void>;
};

type Wish = { takeBack: boolean; all: boolean; fresh: Recorded[]; tidy: boolean };
const NOTHING = (): Wish => ({ takeBack: false, all: false, fresh: [], tidy: false });

/** The copy of this page's database. */
export function createSecondCopy(hands: CopyHands): SecondCopy {
  let wish = NOTHING();
  let running: Promise<void> | null = null;
  // Whether something may lie in the copy, and when it was last looked through.
  let holds = false;
  // The disk was full: what the database still takes, the copy could not.
  let full = false;
  // Keys stay in memory: who signs for a record when the database has gone a moment after taking it.
  const keys = new Map<string, CryptoKeyPair>();
  let tidied = -REST;
  const work = async (): Promise<void> => {
    try {
      while (isAny(wish)) {
        const now = wish;
        wish = NOTHING();
        if (now.tidy) tidied = hands.ports.monotonic();
        const kept = await fulfil(hands, now, keys).catch(() => null);
        holds = kept ?? true;
        if (now.all || now.fresh.length > 0) full = !(await reserveOf(hands));
        if (kept !== null) continue;
        // A full disk, or no way to the code: everything is compared at the next occasion.
        wish = { ...wish, all: true, takeBack: wish.takeBack || now.takeBack };
        return;
      }
    } finally {
      running = null;
    }
  };
  const run = (): Promise<void> => {
    running ??= work();
    return running;
  };
  return {
    async begin() {
      full = !(await reserveOf(hands).catch(() => true));
      const there = await isThere(hands.database.name).catch(() => false);
      if (!there && hands.unsent() === 0) return;
      holds = true;
      wish = { ...wish, takeBack: true, all: true, tidy: true };
      await run();
    },
    async hasRoom() {
      if (full) full = !(await keepReserve(hands.database.name));
      return !full;
    },
    saved(record) {
      holds = true;
      if (record === null) wish.all = true;
      else wish.fresh.push(record);
      void run();
    },
    settled() {
      if (!holds || (hands.unsent() > 0 && hands.ports.monotonic() - tidied < REST)) return;
      wish.tidy = true;
      void run();
    },
    async takeBack() {
      wish.takeBack = true;
      await run();
    },
  };
}

/** A post's phone keeps room for what it may still have to copy; a traveller's has one declaration. Gives whether it is there. */
const reserveOf = async ({ database, atPost }: CopyHands): Promise<boolean> =>
  !atPost() || keepReserve(database.name);

async function keepKey(database: Database, install: string, keys: Map<string, CryptoKeyPair>): Promise<void> {
  if (keys.has(install)) return;
  const key = await database.run((db) => db.get('keys', install)).catch(() => undefined);
  if (key !== undefined) keys.set(install, key);
}

async function isStillHere(database: Database, install: string): Promise<boolean> {
  const meta = await readMeta(database).catch(() => null);
  return meta?.install === install;
}

const isAny = ({ takeBack, all, fresh, tidy }: Wish): boolean => takeBack || all || tidy || fresh.length > 0;

/** In this order: what is of before is in safety before anything is dropped. Gives whether anything stays in the copy. */
async function fulfil(
  { database, ports, now, changed }: CopyHands,
  wish: Wish,
  keys: Map<string, CryptoKeyPair>,
): Promise<boolean> {
  const { locks, wall } = ports;
  if (wish.takeBack) {
    const { takeBack } = await import('./take-back');
    if ((await takeBack({ database, locks, now })) > 0) changed();
  }
  for (const { install } of wish.fresh) await keepKey(database, install, keys);
  if (wish.all || wish.fresh.length > 0) {
    const { writeCopy, writeFromMemory } = await import('./write-copy');
    const hands = { database, locks, wall };
    const seqs = wish.fresh.map((one) => one.seq);
    const written = await writeCopy(hands, wish.all ? 'all' : seqs).then(
      () => true,
      () => false,
    );
    for (const record of wish.fresh) {
      const { install } = record;
      if (written && (await isStillHere(database, install))) continue;
      const key = keys.get(install);
      if (key !== undefined) await writeFromMemory(hands, record, key);
    }
    if (!written) throw new Error('the copy lacks what the database has');
  }
  if (!wish.tidy) return true;
  const { tidyCopy } = await import('./tidy');
  return (await tidyCopy({ database, locks })) > 0;
}
