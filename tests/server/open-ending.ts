import { expect } from 'vitest';
import type { Check } from '#domain/check/check';
import { dayOf } from '#domain/day';
import type { Closing } from '#domain/open-item/closing';
import { type OpenItem, openItemsAnswerSchema, type PostItem } from '#domain/open-item/open-item';
import { pullAnswerSchema } from '#domain/pull-wire';
import type { TestResult } from '#domain/test-result/test-result';
import { exportAudit } from '#server/audit/export-audit';
import { verifyAudit } from '#server/audit/verify-audit';
import { type TestCounty } from './county';
import { PASSWORD } from './founded';
import type { TestPhone } from './phone';
import { check } from './sayings';

export const HOUR = 3_600_000;
export type Guard = Awaited<ReturnType<TestCounty['worker']>>;

/** A check at the guard's own post, so many hours ago. */
export async function checked(guard: Guard, changes: Partial<Check>, hours = 1) {
  const at = Date.now() - hours * HOUR;
  const said = check({ destination: '610921100001', plate: '陕AO1234', at });
  const body = { ...said.body, ...changes };
  return guard.seal({ kind: 'check', body }, { worker: guard.worker, post: guard.post.id, takenAt: at });
}

export const asked = { decision: 'test-on-spot' } as const;

export const result = (guard: Guard, says: Pick<TestResult, 'whom' | 'result'> & { sampledAt?: number }) =>
  guard.seal(
    {
      kind: 'test-result',
      body: { method: 'antigen', sampledAt: Date.now() - HOUR / 2, from: 'worker', ...says },
    },
    { worker: guard.worker, post: guard.post.id },
  );

export const closing = (guard: Guard, body: Closing) =>
  guard.seal({ kind: 'closing', body }, { worker: guard.worker, post: guard.post.id });

export const items = async (county: TestCounty, cookie = county.cookie): Promise<OpenItem[]> =>
  openItemsAnswerSchema.parse(
    await (await county.desk('GET', '/v1/open-items', undefined, { cookie })).json(),
  ).items;

/** How everything that was ever opened stands, by kind. */
export async function ends(county: TestCounty): Promise<string[]> {
  const rows = await county.context.store.db.selectFrom('open_items').selectAll().orderBy('kind').execute();
  return rows.map(({ kind, outcome }) => `${kind} ${outcome ?? 'open'}`);
}

export async function onPhone(phone: TestPhone): Promise<PostItem[]> {
  const { changes } = pullAnswerSchema.parse(await (await phone.request('GET', '/v1/pull?cursor=0')).json());
  return changes.flatMap((one) => (one.table === 'open-item' && one.value !== null ? [one.value] : []));
}

export const colours = async (county: TestCounty): Promise<string[]> => {
  const rows = await county.context.store.db.selectFrom('persons').select('colour').execute();
  return rows.map(({ colour }) => colour);
};

export async function auditHolds(county: TestCounty): Promise<void> {
  const { store, keys, now } = county.context;
  const lines: string[] = [];
  for await (const line of exportAudit(store.db, keys, { day: dayOf(now(), 480), zoneMinutes: 480 }))
    lines.push(line);
  expect(await verifyAudit(lines)).toMatchObject({ holds: true });
}

export async function townDesk(county: TestCounty): Promise<string> {
  const made = { login: 'town-a', name: 'town-a', password: PASSWORD, role: 'town-desk', area: '610921100' };
  await county.desk('POST', '/v1/accounts', made);
  const entered = await county.desk('POST', '/v1/session', { login: 'town-a', password: PASSWORD });
  return (entered.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}
