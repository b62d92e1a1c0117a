import { ipKeyGenerator } from 'express-rate-limit';
import { passRequestSchema } from '#domain/pass/pass-wire';
import { rebindRequestSchema } from '#domain/pass/rebind-wire';
import { parsedBody } from '../access/read-body';
import { answer, refuse } from '../access/reply';
import type { Context } from '../context';
import { passesFor } from '../passes/carry-passes';
import { rebind } from '../passes/rebind';
import { createRebindTries } from '../passes/rebind-tries';
import { documentHandle } from '../people/subject';
import type { Doors } from './doors';

/** Passes for a phone's own declarations, and for those of a phone that lost its key. */
export function passRoutes(doors: Doors, context: Context): void {
  doors.phone('POST /v1/passes', async (request, { install }) => {
    const asked = parsedBody(request, passRequestSchema);
    if (!asked.ok) return asked.fault;
    const { declarations, carrier, take = false } = asked.value;
    const passes = await passesFor(context, install, { declarations, carrier, take });
    return passes.ok ? answer(passes.value) : refuse(passes.fault);
  });

  const tries = createRebindTries(context.now);
  doors.phone('POST /v1/passes/rebind', async (request, { install }) => {
    const asked = parsedBody(request, rebindRequestSchema);
    if (!asked.ok) return asked.fault;
    const one = {
      address: ipKeyGenerator(request.ip ?? ''),
      install: install.id,
      document: documentHandle(context.keys.documents, asked.value.document),
    };
    if (!tries.begin(one)) return refuse('slow-down');
    const passes = await rebind(context, install, asked.value);
    if (passes.ok) tries.found(one);
    return passes.ok ? answer(passes.value) : refuse(passes.fault);
  });
}
