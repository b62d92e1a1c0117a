import * as z from 'zod/mini';
import type { Device, RecentRecord } from '#device/device';
import { idSchema, timeSchema } from '#domain/field';
import type { Worker } from '#domain/pull-wire';

/** Since when somebody works on this phone; kept as a draft. */
const TURN = 'turn';
const turnSchema = z.object({ worker: idSchema, since: timeSchema });
/** Where nobody noted it: no turn of duty is longer. */
const LONGEST = 16 * 60 * 60 * 1000;

/** Notes that a worker's turn of duty on this phone begins now. */
export const beginTurn = (device: Device, worker: Worker): Promise<void> =>
  device.keepDraft(TURN, { worker: worker.id, since: device.now() });

/** Since when a worker is on duty here (ms), and what they recorded since. */
export async function turnOf(
  device: Device,
  worker: Worker | null,
): Promise<{ since: number; records: RecentRecord[] }> {
  const kept = turnSchema.safeParse(await device.readDraft(TURN));
  const noted = kept.success && kept.data.worker === worker?.id ? kept.data.since : null;
  const since = Math.max(noted ?? 0, device.now() - LONGEST);
  const records = await device.recordsSince(since);
  const theirs = records.filter((one) => one.worker === (worker?.id ?? null));
  // Without a note it began with the first record.
  return { since: noted === null ? (theirs.at(-1)?.takenAt ?? device.now()) : since, records: theirs };
}
