import * as z from 'zod/mini';
import { parsedQuery } from '../access/read-body';
import { answer, refuse } from '../access/reply';
import type { Context } from '../context';
import { pull } from '../county/pull';
import { changeInstall } from '../store/installs';
import { readMeta } from '../store/meta';
import type { Doors } from './doors';
import { statusOf } from './phone-status';

const numberText = z.string().check(z.regex(/^(0|[1-9]\d{0,14})$/));
const querySchema = z.strictObject({
  cursor: numberText,
  revocations: z.optional(numberText),
  epoch: z.optional(z.string().check(z.maxLength(64))),
});

/** What changed since a phone last asked. */
export function pullRoutes(doors: Doors, context: Context): void {
  doors.phone('GET /v1/pull', async (request, { install, signing }) => {
    const query = parsedQuery(request, querySchema);
    if (!query.ok) return query.fault;
    const epoch = (await readMeta(context.store.db, 'epoch')) ?? '';
    const { cursor, epoch: known } = query.value;
    if (known !== undefined && known !== '' && known !== epoch) return refuse('epoch-changed', { epoch });
    const { revocations } = query.value;
    const has = {
      cursor: Number(cursor),
      revocations: revocations === undefined ? null : Number(revocations),
    };
    const answered = await pull(context, install, has);
    const now = context.now();
    const seen = { ...statusOf(request), last_seen: now, skew_ms: now - signing.sentAt };
    await context.store.write((tx) => changeInstall(tx, install.id, seen));
    return answer(answered);
  });
}
