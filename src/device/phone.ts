import { v7 as uuid } from 'uuid';
import type { ToldReport } from '#domain/capacity/site-report';
import type { Supply } from '#domain/capacity/supplies';
import type { Duty } from '#domain/duty/duty';
import type { Expected } from '#domain/expected';
import type { Ward } from '#domain/followup/ward';
import type { Instruction } from '#domain/instruction/instruction';
import type { PostItem } from '#domain/open-item/open-item';
import type { Room, Transfer } from '#domain/transfer/transfer';
import { APP_VERSION } from './app-version';
import { showBadge } from './badge';
import { type Channel, openChannel } from './channel';
import { type Clock, createClock } from './clock';
import { changeMeta, createDatabase, type Database, readMeta } from './database';
import type { InstallState, Known, OwnPass, SyncState, Waiting } from './device';
import { watchSight } from './in-sight';
import { createInstallApi, type InstallApi } from './install-api';
import { type KnownRows, NO_ROWS, NOTHING } from './known-rows';
import { type HeldLists, holdNoLists } from './lists';
import { firstMeta, type Meta } from './meta';
import type { Ports } from './ports';
import { waitAgain } from './records';
import { storedPasses } from './stored-passes';
import { type Cell, cell } from './watched';

/** The parts that a phone is made of, and what the screens watch, kept like storage by `refresh`. */
export type Phone = {
  database: Database;
  ports: Ports;
  clock: Clock;
  api: InstallApi;
  channel: Channel;
  install: Cell<InstallState>;
  known: Cell<Known>;
  waiting: Cell<Waiting>;
  sync: Cell<SyncState>;
  online: Cell<boolean>;
  passes: Cell<readonly OwnPass[]>;
  expected: Cell<readonly Expected[]>;
  instructions: Cell<readonly Instruction[]>;
  openItems: Cell<readonly PostItem[]>;
  wards: Cell<readonly Ward[]>;
  transfers: Cell<readonly Transfer[]>;
  rooms: Cell<readonly Room[]>;
  duties: Cell<readonly Duty[]>;
  supplies: Cell<readonly Supply[]>;
  siteReports: Cell<readonly ToldReport[]>;
  /** Reads storage again and tells the screens what became different. Never throws. */
  refresh(): Promise<void>;
  /** The same, and the other pages are told. */
  changed(): void;
};

export type PhonePorts = { ports: Ports; name?: string; sending(): boolean };

/** A phone with what its storage says. Without storage it is nobody's, and saving answers so. */
export async function createPhone({ ports, name, sending }: PhonePorts): Promise<Phone> {
  const database = createDatabase(name);
  const meta = await openMeta(database);
  const clock = createClock({ ...ports, hiddenAt: watchSight(ports.monotonic) }, meta.skew);
  const channel = openChannel(name);
  const cells = {
    install: cell(installOf(meta)),
    known: cell(NOTHING),
    waiting: cell(waitingOf(meta)),
    sync: cell(syncOf(meta, false)),
    online: cell(meta.reached),
    passes: cell<readonly OwnPass[]>([]),
    expected: cell<readonly Expected[]>([]),
    instructions: cell<readonly Instruction[]>([]),
    openItems: cell<readonly PostItem[]>([]),
    wards: cell<readonly Ward[]>([]),
    transfers: cell<readonly Transfer[]>([]),
    rooms: cell<readonly Room[]>([]),
    duties: cell<readonly Duty[]>([]),
    supplies: cell<readonly Supply[]>([]),
    siteReports: cell<readonly ToldReport[]>([]),
  };
  const read = { install: '', turn: -1, until: null, held: holdNoLists() };
  const refresh = onlyLast(() => refreshCells({ database, clock, cells, sending, read }));
  const changed = () => {
    channel.tell();
    void refresh();
  };
  channel.onTold(() => void refresh());
  await refresh();
  return {
    database,
    ports,
    clock,
    channel,
    api: createInstallApi({ database, ports, clock }),
    ...cells,
    refresh,
    changed,
  };
}

async function openMeta(database: Database): Promise<Meta> {
  try {
    const meta = await readMeta(database);
    if (meta.app === APP_VERSION) return meta;
    // What an older bundle made wrong, or an older server refused, may be right now; what it could not read is fetched.
    await waitAgain(database);
    return await changeMeta(database, (now) => ({
      ...now,
      app: APP_VERSION,
      updateNeeded: false,
      cursor: null,
    }));
  } catch {
    return firstMeta(uuid(), APP_VERSION);
  }
}

type Cells = Pick<
  Phone,
  | 'install'
  | 'known'
  | 'waiting'
  | 'sync'
  | 'online'
  | 'passes'
  | 'expected'
  | 'instructions'
  | 'wards'
  | 'transfers'
  | 'rooms'
  | 'duties'
  | 'supplies'
  | 'siteReports'
  | 'openItems'
>;
type Refreshing = {
  database: Database;
  clock: Clock;
  cells: Cells;
  sending(): boolean;
  /** Of which install and turn the last reading of what is known was, and how long it holds. */
  read: { install: string; turn: number; until: number | null; held: HeldLists };
};

async function refreshCells(refreshing: Refreshing): Promise<void> {
  const { database, clock, cells, sending } = refreshing;
  try {
    const meta = await readMeta(database);
    clock.adopt(meta.skew);
    cells.install.set(installOf(meta));
    cells.waiting.set(waitingOf(meta));
    cells.sync.set(syncOf(meta, sending()));
    cells.online.set(meta.reached);
    await refreshKnown(refreshing, meta);
    const { pulledAt, trustFault } = meta;
    cells.known.set({ ...cells.known.value(), pulledAt, trustFault });
    showBadge(meta.unsent + cells.instructions.value().filter(isUnanswered).length);
    cells.passes.set(await storedPasses(database));
  } catch {
    // Storage is gone or does not answer: what is on the screen stays, and the next save says so.
  }
}

/** Nobody has said yet that it was received: it stands on the icon like what was not sent. */
const isUnanswered = ({ ended, steps }: Instruction): boolean =>
  ended === null && steps.received === null && steps.started === null && steps.done === null;

/** The county, policy, lists and who is expected are large: they are read again only when they may have changed. */
async function refreshKnown({ database, clock, cells, read }: Refreshing, meta: Meta): Promise<void> {
  const { install, knownTurn } = meta;
  const stale = read.until !== null && clock.now() >= read.until;
  if (read.install === install && read.turn === knownTurn && !stale) return;
  const rows = await rowsOf(database, knownTurn, { now: clock.now(), held: read.held });
  const { known, expected, instructions, wards, openItems, until } = rows;
  Object.assign(read, { install, turn: knownTurn, until });
  cells.known.set(known);
  cells.transfers.set(rows.transfers);
  cells.rooms.set(rows.rooms);
  cells.duties.set(rows.duties);
  cells.supplies.set(rows.supplies);
  cells.siteReports.set(rows.siteReports);
  cells.expected.set(expected);
  cells.instructions.set(instructions);
  cells.openItems.set(openItems);
  cells.wards.set(wards);
}

/** A phone that was told nothing yet need not fetch what reads it. */
async function rowsOf(
  database: Database,
  turn: number,
  { now, held }: { now: number; held: HeldLists },
): Promise<KnownRows> {
  if (turn === 0) return NO_ROWS;
  const { readKnown } = await import('./known');
  return readKnown(database, now, held);
}

/** Runs work one at a time; who asks during a run gets one more run after it. */
function onlyLast(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let waiting: Promise<void> | null = null;
  const start = (): Promise<void> => {
    const run = work().finally(() => {
      running = null;
    });
    running = run;
    return run;
  };
  return () => {
    if (running === null) return start();
    waiting ??= running.then(() => {
      waiting = null;
      return start();
    });
    return waiting;
  };
}

function installOf(meta: Meta): InstallState {
  const { install, kind, post, worker, cloned } = meta;
  return { install, kind, post, worker, revoked: meta.paused === 'revoked', cloned };
}

function waitingOf({ unsent, rejected, conflict, oldest, aside = 0, carrying = 0 }: Meta): Waiting {
  const more = { ...(aside > 0 ? { aside } : {}), ...(carrying > 0 ? { carrying } : {}) };
  return { unsent, rejected, conflict, oldest, ...more };
}

function syncOf(meta: Meta, sending: boolean): SyncState {
  const { lastSuccess, skew } = meta;
  return { phase: phaseOf(meta, sending), lastSuccess, skew };
}

function phaseOf(meta: Meta, sending: boolean): SyncState['phase'] {
  if (meta.paused !== null) return 'paused';
  if (meta.updateNeeded) return 'update-needed';
  if (sending) return 'sending';
  return meta.unsent > 0 ? 'waiting' : 'idle';
}
