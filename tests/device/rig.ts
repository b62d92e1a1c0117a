import { v7 as uuid } from 'uuid';
import { createClock } from '#device/clock';
import { createDatabase, type Database, readMeta } from '#device/database';
import { createInstallApi, type InstallApi } from '#device/install-api';
import { createOutbox, type Outbox } from '#device/outbox';
import type { Ports } from '#device/ports';
import { recentRecords } from '#device/records';
import { createSealer } from '#device/sealer';
import type { Hands } from '#device/sync/answers';
import { type Drained, drain } from '#device/sync/drain';
import { pull } from '#device/sync/pull';
import type { Saying } from '#domain/record/record';
import { type CountyServer, countyServer } from './county-server';

/** A phone's hands on a database of their own, with clocks that tests move. */
export type Rig = {
  name: string;
  server: CountyServer;
  database: Database;
  api: InstallApi;
  outbox: Outbox;
  hands: Hands;
  ports: Ports;
  time: { wall: number; monotonic: number };
  save(count?: number): Promise<string[]>;
  drain(): Promise<Drained>;
  meta(): ReturnType<typeof readMeta>;
  states(): Promise<string[]>;
  sentIds(): string[];
};

export const LABEL = { name: '王*', decision: null, colour: null, plate: null };
export const visit = (): Saying => ({ kind: 'venue-visit', body: { venue: uuid(), kind: 'venue' } });

/** A phone that has read the county card of a server that works. */
export async function rig(
  more: { locks?: LockManager | null; name?: string; server?: CountyServer } = {},
): Promise<Rig> {
  const server = more.server ?? (await countyServer());
  const name = more.name ?? `kakou-${uuid()}`;
  const database = createDatabase(name);
  const time = { wall: Date.now(), monotonic: 0 };
  const ports: Ports = {
    fetch: (path, init) => server.fetch(path, init),
    wall: () => time.wall,
    monotonic: () => time.monotonic,
    random: () => 0.5,
    locks: more.locks === undefined ? navigator.locks : more.locks,
  };
  const clock = createClock(ports, null);
  const api = createInstallApi({ database, ports, clock });
  const dropSpare = async () => undefined;
  const outbox = createOutbox({ database, ports, clock, sealer: createSealer(), dropSpare });
  const hands: Hands = { database, api, ports, changed: () => undefined };
  await pull(hands);
  return {
    name,
    server,
    database,
    api,
    outbox,
    hands,
    ports,
    time,
    async save(count = 1) {
      const ids: string[] = [];
      for (let i = 0; i < count; i++) {
        const saved = await outbox.save(visit(), LABEL);
        if (!saved.ok) throw new Error(saved.fault);
        ids.push(saved.value.id);
      }
      return ids;
    },
    drain: () => drain(hands),
    meta: () => readMeta(database),
    states: async () => (await recentRecords(database, 1000)).map((one) => one.state).toReversed(),
    sentIds: () => [...server.stored.keys()].sort(),
  };
}
