import type { Request } from 'express';
import {
  cancelSchema,
  deskTransferStepSchema,
  newRoomsSchema,
  newTransferSchema,
  orderSchema,
} from '#domain/desk/transfers-desk';
import { idSchema } from '#domain/field';
import { parsedBody } from '../access/read-body';
import { answer, done, refuse } from '../access/reply';
import type { Context } from '../context';
import {
  cancel,
  listTransfers,
  lookAtTransfer,
  openByHand,
  order,
  sayByTelephone,
} from '../transfer/desk-transfers';
import { dropRoom, makeRooms } from '../transfer/sites-and-teams';
import type { Doors } from './doors';

/** Transfers as the desks see and order them, and the rooms of quarantine sites. */
export function transferRoutes(doors: Doors, context: Context): void {
  doors.desk('GET /v1/transfers', async (_request, account) => answer(await listTransfers(context, account)));
  doors.desk('GET /v1/transfers/:id', async (request, account) => {
    const found = await lookAtTransfer(context, account, idOf(request));
    return found.ok ? answer(found.value) : refuse(found.fault);
  });
  doors.desk('POST /v1/transfers', async (request, account) => {
    const wanted = parsedBody(request, newTransferSchema);
    if (!wanted.ok) return wanted.fault;
    const made = await openByHand(context, account, wanted.value);
    return made.ok ? answer({ id: made.value }) : refuse(made.fault);
  });
  doors.desk('POST /v1/transfers/:id/order', async (request, account) => {
    const wanted = parsedBody(request, orderSchema);
    if (!wanted.ok) return wanted.fault;
    const ordered = await order(context, account, { ...wanted.value, id: idOf(request) });
    return ordered.ok ? done() : refuse(ordered.fault);
  });
  doors.desk('POST /v1/transfers/:id/cancel', async (request, account) => {
    const wanted = parsedBody(request, cancelSchema);
    if (!wanted.ok) return wanted.fault;
    const ended = await cancel(context, account, { ...wanted.value, id: idOf(request) });
    return ended.ok ? done() : refuse(ended.fault);
  });
  doors.desk('POST /v1/transfers/:id/steps', async (request, account) => {
    const said = parsedBody(request, deskTransferStepSchema);
    if (!said.ok) return said.fault;
    if (said.value.transfer !== idOf(request)) return refuse('bad-request');
    const taken = await sayByTelephone(context, account, said.value);
    return taken.ok ? done() : refuse(taken.fault);
  });
  doors.desk('POST /v1/sites/:id/rooms', async (request, account) => {
    const wanted = parsedBody(request, newRoomsSchema);
    if (!wanted.ok) return wanted.fault;
    const made = await makeRooms(context, account, { ...wanted.value, site: idOf(request) });
    return made.ok ? done() : refuse(made.fault);
  });
  doors.desk('DELETE /v1/rooms/:id', async (request, account) => {
    const ended = await dropRoom(context, account, idOf(request));
    return ended.ok ? done() : refuse(ended.fault);
  });
}

/** What the address names; '' names nothing. */
function idOf(request: Request): string {
  const id = idSchema.safeParse(request.params['id']);
  return id.success ? id.data : '';
}
