import * as z from 'zod/mini';
import type { Device } from '#device/device';
import { idSchema, timeSchema } from '#domain/field';
import { symptomSchema } from '#domain/policy/facts';

/** What was reported here by one pass: kept on this phone, the newest first. */
const ownReportsSchema = z.object({
  /** When they said to have arrived. */
  arrivedAt: z.nullable(timeSchema),
  reports: z.array(
    z.object({
      record: idSchema,
      at: timeSchema,
      tenths: z.int(),
      symptoms: z.array(symptomSchema),
    }),
  ),
});
export type OwnReports = z.infer<typeof ownReportsSchema>;
export type OwnReport = OwnReports['reports'][number];

const NONE: OwnReports = { arrivedAt: null, reports: [] };
const KEPT = 28;

type Drawer = Pick<Device, 'readDraft' | 'keepDraft'>;

const nameOf = (declaration: string): string => `own-reports-${declaration}`;

/** What was reported by the pass of a declaration. */
export async function readOwnReports(device: Drawer, declaration: string): Promise<OwnReports> {
  return ownReportsSchema.safeParse(await device.readDraft(nameOf(declaration))).data ?? NONE;
}

/** One report more; the oldest are let go. */
export const withReport = (known: OwnReports, report: OwnReport): OwnReports => ({
  ...known,
  reports: [report, ...known.reports].slice(0, KEPT),
});

/** Keeps what was reported. */
export const keepOwnReports = (device: Drawer, declaration: string, reports: OwnReports): Promise<void> =>
  device.keepDraft(nameOf(declaration), reports);

const AFTER = 3 * 24 * 3_600_000;

/** Whether somebody may be arriving: from when they said to set out, to three days after they said to arrive. */
export const isArriving = (trip: { departAt: number; arriveAt: number }, now: number): boolean =>
  now > trip.departAt && now < trip.arriveAt + AFTER;
