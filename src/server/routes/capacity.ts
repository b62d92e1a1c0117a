import type { Request } from 'express';
import { changedSupplySchema, newSupplySchema, testsADaySchema } from '#domain/desk/capacity-desk';
import { idSchema } from '#domain/field';
import { parsedBody } from '../access/read-body';
import { answer, done, refuse } from '../access/reply';
import { addSupply, changeSupply, endSupply, readCapacity, setTestsADay } from '../capacity/desk-capacity';
import type { Context } from '../context';
import type { Doors } from './doors';

/** Rooms, tests, drivers and supplies against what is ordered, as the desks see and change them. */
export function capacityRoutes(doors: Doors, context: Context): void {
  doors.desk('GET /v1/capacity', async (_request, account) =>
    answer(await readCapacity(context, account.area)),
  );
  doors.desk('POST /v1/capacity', async (request, account) => {
    const wanted = parsedBody(request, testsADaySchema);
    if (!wanted.ok) return wanted.fault;
    await setTestsADay(context, account, wanted.value.testsADay);
    return done();
  });
  doors.desk('POST /v1/supplies', async (request, account) => {
    const wanted = parsedBody(request, newSupplySchema);
    if (!wanted.ok) return wanted.fault;
    const made = await addSupply(context, account, wanted.value);
    return made.ok ? answer({ id: made.value }) : refuse(made.fault);
  });
  doors.desk('POST /v1/supplies/:id', async (request, account) => {
    const wanted = parsedBody(request, changedSupplySchema);
    if (!wanted.ok) return wanted.fault;
    const changed = await changeSupply(context, account, { ...wanted.value, id: idOf(request) });
    return changed.ok ? done() : refuse(changed.fault);
  });
  doors.desk('DELETE /v1/supplies/:id', async (request, account) => {
    const ended = await endSupply(context, account, idOf(request));
    return ended.ok ? done() : refuse(ended.fault);
  });
}

/** What the address names; '' names nothing. */
function idOf(request: Request): string {
  const id = idSchema.safeParse(request.params['id']);
  return id.success ? id.data : '';
}
