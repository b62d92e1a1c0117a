import * as z from 'zod/mini';
import { idSchema, timeSchema } from '#domain/field';
import { isMeasureOver } from '#domain/transfer/measure-over';
import { type Course, takeStep } from '#domain/transfer/take-step';
import { type Transfer, transferStepSchema } from '#domain/transfer/transfer';

/**
 * Steps that this phone recorded and of which the county may not have told yet. `sentAt`: when it was first seen to have
 * left, by the county's clock; null while it waits.
 */
export const ownStepsSchema = z.array(
  z.object({
    record: idSchema,
    body: transferStepSchema,
    at: timeSchema,
    by: z.string(),
    sentAt: z.nullable(timeSchema),
  }),
);
export type OwnSteps = z.infer<typeof ownStepsSchema>;

type By = { post: string; zoneMinutes: number };

/** A transfer as the county knows it, with what this phone said of it since. */
export function withOwnSteps(one: Transfer, own: OwnSteps, { post, zoneMinutes }: By): Transfer {
  let course = courseOf(one);
  for (const { body, at, by } of own) {
    if (body.transfer !== one.id) continue;
    const over = isMeasureOver(one.person, { now: at, zoneMinutes });
    const taken = takeStep(course, { step: body, post, by, at }, { roomFree: true, over });
    if (taken.ok) course = taken.value;
  }
  const { steps, room, cannot, cancelled } = course;
  return { ...one, steps, room, cannot, cancelled, order: course.order === null ? null : one.order };
}

function courseOf({ order, steps, room, cannot, cancelled }: Transfer): Course {
  const placed = order === null ? null : { ...order, driver: order.driver.id, site: order.site.id };
  return { order: placed, former: [], steps, room, roomAt: null, cannot, cancelled };
}

/** What still has to be shown over what the county tells: all but what had left before the phone last heard from it. */
export const untold = (own: OwnSteps, pulledAt: number | null): OwnSteps =>
  own.filter(({ sentAt }) => sentAt === null || pulledAt === null || pulledAt < sentAt);
