import type { Request } from 'express';
import { deskStepSchema, newOrderSchema } from '#domain/desk/instructions-desk';
import { idSchema } from '#domain/field';
import { parsedBody } from '../access/read-body';
import { answer, done, refuse } from '../access/reply';
import type { Context } from '../context';
import {
  giveOrder,
  listInstructions,
  openInstruction,
  sayStep,
  withdrawOrder,
} from '../instruct/desk-instructions';
import type { Doors } from './doors';

/** Instructions as the desks see them: lists, orders, and what was said by telephone. */
export function instructionRoutes(doors: Doors, context: Context): void {
  doors.desk('GET /v1/instructions', async (_request, account) =>
    answer(await listInstructions(context, account)),
  );
  doors.desk('POST /v1/instructions', async (request, account) => {
    const order = parsedBody(request, newOrderSchema);
    if (!order.ok) return order.fault;
    const given = await giveOrder(context, account, order.value);
    return given.ok ? answer({ instructions: given.value }) : refuse(given.fault);
  });
  doors.desk('GET /v1/instructions/:id', async (request, account) => {
    const found = await openInstruction(context, account, idOf(request));
    return found.ok ? answer(found.value) : refuse(found.fault);
  });
  doors.desk('POST /v1/instructions/:id/steps', async (request, account) => {
    const said = parsedBody(request, deskStepSchema);
    if (!said.ok) return said.fault;
    const taken = await sayStep(context, account, { ...said.value, id: idOf(request) });
    return taken.ok ? done() : refuse(taken.fault);
  });
  doors.desk('DELETE /v1/instructions/:id', async (request, account) => {
    const ended = await withdrawOrder(context, account, idOf(request));
    return ended.ok ? done() : refuse(ended.fault);
  });
}

/** The instruction that the address names; '' names none. */
function idOf(request: Request): string {
  const id = idSchema.safeParse(request.params['id']);
  return id.success ? id.data : '';
}
