import type { Request } from 'express';
import { newPolicySchema } from '#domain/desk/policy-desk';
import { idSchema } from '#domain/field';
import { parsedBody } from '../access/read-body';
import { answer, refuse } from '../access/reply';
import type { Context } from '../context';
import { policyAnswer, policyByNumber, policyInForce } from '../policy/policy-content';
import {
  askSecond,
  makePreview,
  previewOf,
  previewsWaiting,
  withdrawPreview,
} from '../policy/preview-policy';
import { publishPreview } from '../policy/publish-preview';
import { policyVersions } from '../policy/versions';
import type { Doors } from './doors';

/** The policy in force, its versions, and the next one: previewed, then published, where it changes many by two persons. */
export function policyRoutes(doors: Doors, context: Context): void {
  doors.desk('GET /v1/policy', async () => {
    const policy = await policyInForce(context.store.db, context.now());
    return policy === null ? refuse('not-set-up') : answer(policyAnswer(policy));
  });
  doors.desk('GET /v1/policies', async () => answer(await policyVersions(context.store.db)));
  doors.desk('GET /v1/policies/:number', async (request) => {
    const number = Number(request.params['number']);
    const policy = Number.isSafeInteger(number) ? await policyByNumber(context.store.db, number) : null;
    return policy === null ? refuse('not-found') : answer(policyAnswer(policy));
  });
  doors.desk('GET /v1/policy/previews', async () => answer({ previews: await previewsWaiting(context) }));
  doors.desk('POST /v1/policy/previews', async (request, account) => {
    const wanted = parsedBody(request, newPolicySchema);
    if (!wanted.ok) return wanted.fault;
    const preview = await makePreview(context, account, wanted.value);
    return preview.ok ? answer(preview.value) : refuse(preview.fault);
  });
  previewRoutes(doors, context);
}

function previewRoutes(doors: Doors, context: Context): void {
  doors.desk('GET /v1/policy/previews/:id', async (request) => {
    const found = await previewOf(context, previewId(request));
    return found.ok ? answer(found.value.preview) : refuse(found.fault);
  });
  doors.desk('POST /v1/policy/previews/:id/ask', async (request, account) => {
    const asked = await askSecond(context, account, previewId(request));
    return asked.ok ? answer(asked.value) : refuse(asked.fault);
  });
  doors.desk('POST /v1/policy/previews/:id/publish', async (request, account) => {
    const published = await publishPreview(context, account, previewId(request));
    return published.ok ? answer(published.value) : refuse(published.fault);
  });
  doors.desk('DELETE /v1/policy/previews/:id', async (request, account) => {
    const gone = await withdrawPreview(context, account, previewId(request));
    return gone.ok ? answer({}) : refuse(gone.fault);
  });
}

/** The preview that the address names; '' names none. */
function previewId(request: Request): string {
  const id = idSchema.safeParse(request.params['id']);
  return id.success ? id.data : '';
}
