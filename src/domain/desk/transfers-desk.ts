import * as z from 'zod/mini';
import { areaCodeSchema } from '../area/place';
import { idSchema, nameSchema, textSchema } from '../field';
import { roomSchema, transferSchema, transferStepSchema } from '../transfer/transfer';

/** What the desk asks and is told of transfers. */

/** A quarantine site with its rooms and how many are free; `area` says whose it is. */
const siteSchema = z.object({
  id: idSchema,
  name: z.string(),
  area: areaCodeSchema,
  rooms: z.array(roomSchema),
  present: z.int(),
  reserved: z.int(),
  free: z.int(),
});
export type Site = z.infer<typeof siteSchema>;

/** A team of drivers, and how many transfers it is under way with. */
const teamSchema = z.object({ id: idSchema, name: z.string(), area: areaCodeSchema, under: z.int() });
export type Team = z.infer<typeof teamSchema>;

/**
 * GET /v1/transfers: those in the account's area that are not over, and those that ended within a day; names masked. Sites
 * and teams are the whole county's: whoever is held goes where there is room.
 */
export const transfersAnswerSchema = z.object({
  transfers: z.array(transferSchema),
  /** There are more than are sent. */
  more: z.boolean(),
  sites: z.array(siteSchema),
  teams: z.array(teamSchema),
});
export type TransfersAnswer = z.infer<typeof transfersAnswerSchema>;

const reason = textSchema(200).check(z.minLength(2), z.regex(/\S/));

/** POST /v1/transfers: opened by hand; `word` says why, and where the person is if not at home. */
export const newTransferSchema = z.strictObject({ person: idSchema, word: reason });
export type NewTransfer = z.infer<typeof newTransferSchema>;

/** POST /v1/transfers/:id/order: the first order, another team, or another site. `conflict`: the site has no free room. */
export const orderSchema = z.strictObject({ driver: idSchema, site: idSchema });
export type WantedOrder = z.infer<typeof orderSchema>;

/** POST /v1/transfers/:id/cancel */
export const cancelSchema = z.strictObject({ word: reason });

/** POST /v1/transfers/:id/steps: what a desk says in place of a driver or a site that it reached by telephone. */
export const deskTransferStepSchema = transferStepSchema;

/** POST /v1/sites/:id/rooms: rooms that a site has from now on, by their names. */
export const newRoomsSchema = z.strictObject({
  names: z.array(nameSchema(20)).check(z.minLength(1), z.maxLength(200)),
});
