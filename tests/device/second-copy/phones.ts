import { createCarry } from '#device/carry/carry';
import { changeMeta } from '#device/database';
import { listEntries } from '#device/second-copy/entries';
import type { takeBack } from '#device/second-copy/take-back';
import type { writeCopy } from '#device/second-copy/write-copy';
import type { CountyServer } from '../county-server';
import { type Rig, rig } from '../rig';

export type PhoneRig = Rig & { copy: Parameters<typeof writeCopy>[0] & Parameters<typeof takeBack>[0] };

/** A post's phone; the same name is the same phone with whatever its storage still holds. */
export async function phone(server: CountyServer, name?: string): Promise<PhoneRig> {
  const made = await rig({ server, ...(name === undefined ? {} : { name }) });
  await made.api.hello();
  await changeMeta(made.database, (meta) => ({ ...meta, kind: 'post' }));
  const { database, ports, time } = made;
  return { ...made, copy: { database, locks: ports.locks, wall: ports.wall, now: () => time.wall } };
}

/** What a full disk or a broken file does: the browser throws the database away, and with it the key. */
export async function lose({ database, name }: Rig): Promise<void> {
  database.close();
  await new Promise((done) => setTimeout(done));
  await new Promise<unknown>((done, fail) => {
    const request = indexedDB.deleteDatabase(name);
    request.addEventListener('success', done);
    request.addEventListener('error', fail);
  });
}

/** The deeds of carrying of a phone. */
export const carryOf = ({ database, ports, time }: Rig) =>
  createCarry({
    ...{ database, locks: ports.locks, now: () => time.wall, wall: () => time.wall },
    changed: () => undefined,
  });
/** The numbers of the records that the copy holds, rising. */
export const seqsIn = async (name: string) =>
  (await listEntries(name)).flatMap(({ seqs }) => seqs).toSorted((a, b) => a - b);
/** 1, 2, … count. */
export const upTo = (count: number) => Array.from({ length: count }, (_, at) => at + 1);
