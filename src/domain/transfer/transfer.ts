import * as z from 'zod/mini';
import { areaCodeSchema } from '../area/place';
import { idSchema, nameSchema, textSchema, timeSchema } from '../field';
import { colourSchema, endsSchema, measureSchema } from '../policy/verdict';

/**
 * Transfer (转运): somebody who is held goes to a quarantine site. What stands where:
 *
 *   transfer.ts    the record `transfer-step`, the value of the pull topics `transfer` and `room`, `stateOf`
 *   take-step.ts   `takeStep`: what a step that somebody said makes of a transfer; pure, the same on phone and server
 *   standing.ts    `standingOf`: what comes next, whose it is, how late; `byUrgency` sorts lists
 *   rooms.ts       `countRooms`: free = rooms less who is there less who is on the way
 *   measure-over.ts    whether a discharge needs no reason
 *   ../desk/transfers-desk.ts   what the desk asks and is told
 *   app/transfers/use-transfers.ts   a phone's transfers with its own steps, and `say`; device.rooms has a site's rooms
 *
 * A phone saves `{kind: 'transfer-step', body}`; the server takes it when it comes from the team (a post of the kind
 * `drivers`) or the quarantine site (kind `site`) that the order names. Both pull the transfers of theirs under the topic
 * `transfer`, a site its rooms under `room`; the checkpoint that holds the person hears of the transfer too.
 *
 * Who reads whom (PRODUCT.md "masked until pick-up", SECURITY.md B2 "at pick-up"): where to go stands there from the
 * order on. The whole name and the telephone are the driver's from "at the scene" to "delivered", because whoever stands
 * before a house has to call the person by name; the site's from "picked up" to the discharge. Everybody else, and desks in
 * lists, read a masked name and no telephone.
 */
export const DRIVER_STEPS = ['accepted', 'at-scene', 'picked-up', 'delivered'] as const;
/** In their order: each tells of those before it. */
export const TRANSFER_STEPS = [...DRIVER_STEPS, 'received', 'discharged'] as const;
export type TransferStepName = (typeof TRANSFER_STEPS)[number];

const transfer = { transfer: idSchema };
const word = textSchema(200);

/**
 * What drivers and quarantine sites say of a transfer. `order` is the number of the order that a driver answers: what was
 * said of an earlier one counts only where it tells that the person is in the car. `received` with another room is a move;
 * `room` null: there is none yet. A discharge before the measure ends needs its `word`.
 */
export const transferStepSchema = z.discriminatedUnion('step', [
  z.strictObject({
    ...transfer,
    step: z.enum(DRIVER_STEPS),
    order: z.int().check(z.minimum(1)),
    word: z.optional(word),
  }),
  z.strictObject({
    ...transfer,
    step: z.literal('cannot'),
    order: z.int().check(z.minimum(1)),
    word: word.check(z.minLength(1)),
  }),
  z.strictObject({ ...transfer, step: z.literal('received'), room: z.nullable(idSchema) }),
  z.strictObject({ ...transfer, step: z.literal('discharged'), word: z.optional(word) }),
]);
export type TransferStep = z.infer<typeof transferStepSchema>;

const takenSchema = z.nullable(
  z.object({ at: timeSchema, by: nameSchema(60), word: z.nullable(z.string()) }),
);
export type TransferTaken = z.infer<typeof takenSchema>;

/** A room of a quarantine site. Who is in it, the transfers say. */
export const roomSchema = z.strictObject({ id: idSchema, site: idSchema, name: nameSchema(20) });
export type Room = z.infer<typeof roomSchema>;

const placeOfWork = z.object({ id: idSchema, name: z.string() });

/** A transfer as phones and desks read it. */
export const transferSchema = z.object({
  id: idSchema,
  /** Counted in the county, for the paper and the telephone. */
  number: z.int(),
  area: areaCodeSchema,
  person: z.object({
    id: idSchema,
    name: z.string(),
    phone: z.nullable(z.string()),
    colour: colourSchema,
    measure: measureSchema,
    ends: endsSchema,
  }),
  /** Told to the driver first. */
  fever: z.boolean(),
  /** Where to fetch them: the post that holds them, or an address, with what the desk wrote to that. */
  from: z.object({
    post: z.nullable(placeOfWork),
    address: z.nullable(z.string()),
    plate: z.nullable(z.string()),
    word: z.string(),
  }),
  /** Since when they are held, and since when it is known. */
  heldAt: timeSchema,
  knownAt: timeSchema,
  order: z.nullable(
    z.object({
      number: z.int(),
      at: timeSchema,
      /** Until when the driver is to be at the scene. */
      due: timeSchema,
      driver: placeOfWork,
      site: placeOfWork,
    }),
  ),
  steps: z.object({
    accepted: takenSchema,
    'at-scene': takenSchema,
    'picked-up': takenSchema,
    delivered: takenSchema,
    received: takenSchema,
    discharged: takenSchema,
  }),
  room: z.nullable(idSchema),
  /** The last team that could not go, and why. */
  cannot: takenSchema,
  /** Taken back by the desk, with the reason, or by a check that takes the place of the one that held. */
  cancelled: takenSchema,
});
export type Transfer = z.infer<typeof transferSchema>;

export const TRANSFER_STATES = ['open', 'ordered', ...TRANSFER_STEPS, 'cancelled'] as const;
export type TransferState = (typeof TRANSFER_STATES)[number];

/** Where a transfer is: the last step that was said, whatever was left out before it. */
export function stateOf(
  one: Pick<Transfer, 'steps' | 'cancelled'> & { order: object | null },
): TransferState {
  if (one.cancelled !== null) return 'cancelled';
  const last = TRANSFER_STEPS.findLast((step) => one.steps[step] !== null);
  return last ?? (one.order === null ? 'open' : 'ordered');
}

/** Whether a transfer needs nobody any more. */
export const isOver = (state: TransferState): boolean => state === 'discharged' || state === 'cancelled';
