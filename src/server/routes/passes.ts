import { passRequestSchema } from '#domain/wire';
import { parsedBody } from '../access/read-body';
import { answer, refuse } from '../access/reply';
import type { Context } from '../context';
import { passesFor } from '../passes/issue-passes';
import type { Doors } from './doors';

/** Passes for a phone's own declarations. */
export function passRoutes(doors: Doors, context: Context): void {
  doors.phone('POST /v1/passes', async (request, { install }) => {
    const asked = parsedBody(request, passRequestSchema);
    if (!asked.ok) return asked.fault;
    const passes = await passesFor(context, install, asked.value);
    return passes.ok ? answer(passes.value) : refuse(passes.fault);
  });
}
