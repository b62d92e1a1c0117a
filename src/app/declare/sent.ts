import * as z from 'zod/mini';
import type { Device, Rebound } from '#device/device';
import { type Declaration, declarationSchema } from '#domain/declaration/declaration';
import { maskName } from '#domain/document/name';

/**
 * What this phone has declared, so that a closed tab finds its way back: whose pass is on the way, what colour to expect,
 * and the places of the last days. Never the document.
 */
const sentSchema = z.array(
  z.object({
    /** The record's id, by which the pass is fetched. */
    id: z.string(),
    at: z.int(),
    party: z.string(),
    name: z.string(),
    plate: z.nullable(z.string()),
    arriveAt: z.int(),
    /** Null for a trip that was declared on another phone. */
    told: z.nullable(
      z.pick(z.object(declarationSchema.shape), {
        stays: true,
        symptoms: true,
        contactOn: true,
        naat: true,
        trip: true,
      }),
    ),
  }),
);

export type Sent = z.infer<typeof sentSchema>[number];

type Drawer = Pick<Device, 'now' | 'readDraft' | 'keepDraft'>;

const DRAFT = 'sent';
const KEPT_AFTER_ARRIVAL = 14 * 24 * 60 * 60 * 1000;

/** The declarations of this phone, newest party first; what arrived 14 days ago is gone. */
export async function readSent(device: Drawer): Promise<Sent[]> {
  const kept = sentSchema.safeParse(await device.readDraft(DRAFT));
  if (!kept.success) return [];
  const oldest = device.now() - KEPT_AFTER_ARRIVAL;
  const still = kept.data.filter((one) => one.arriveAt >= oldest);
  if (still.length < kept.data.length) await device.keepDraft(DRAFT, still);
  return still;
}

/** Adds what was just declared; a new party stands before older ones. */
export async function keepSent(device: Drawer, added: readonly Sent[]): Promise<void> {
  const before = await readSent(device);
  const ids = new Set(added.map((one) => one.id));
  await device.keepDraft(DRAFT, [...added, ...before.filter((one) => !ids.has(one.id))]);
}

/** What is kept of one declaration after it was saved as a record. */
export function sentOf(declaration: Declaration, record: { id: string; at: number }): Sent {
  const { stays, symptoms, contactOn, naat, trip, party, person } = declaration;
  return {
    ...record,
    party,
    name: maskName(person.name),
    plate: trip.plate ?? null,
    arriveAt: trip.arriveAt,
    told: { stays, symptoms, contactOn, naat, trip },
  };
}

/** Takes over a trip whose passes were bound to this phone: it is the newest here, and what is known of it already stays. */
export async function keepRebound(device: Drawer, rebound: readonly Rebound[]): Promise<void> {
  const before = await readSent(device);
  const at = device.now();
  await keepSent(
    device,
    rebound.map(({ pass: { declaration: id, name, plate }, party, arriveAt }) => {
      const known = before.find((one) => one.id === id);
      return known ?? { id, at, party, name, plate, arriveAt, told: null };
    }),
  );
}
