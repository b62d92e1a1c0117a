import { expect } from 'vitest';
import { fromBase64Url } from '#domain/bytes';
import { signedRevocationsDeltaSchema, signedRevocationsSchema } from '#domain/county/signed-lists';
import { numberTexts, type RevokedList, takeDelta, takeWholeList } from '#domain/pass/revoked';
import { type Change, pullAnswerSchema } from '#domain/pull-wire';
import type { Signed } from '#domain/wire';
import type { TestPhone } from './phone';

/** What a phone is told after a rev, when it has a revocation list of some number. */
export async function pulled(phone: TestPhone, cursor = '0', revocations: number | null = null) {
  const list = revocations === null ? '' : `&revocations=${revocations}`;
  const answer = await phone.request('GET', `/v1/pull?cursor=${cursor}${list}`);
  return pullAnswerSchema.parse(await answer.json());
}

/** Everything to the end, page by page. */
export async function pulledWhole(phone: TestPhone) {
  const changes: Change[] = [];
  for (let cursor = '0'; ; ) {
    const page = await pulled(phone, cursor);
    changes.push(...page.changes);
    cursor = page.cursor;
    if (!page.more) return { changes, cursor };
  }
}

/** What a signed document says, when this key (65 bytes, base64url) signed it; fails otherwise. */
export async function verified(signed: Signed, rootKey: string): Promise<unknown> {
  const key = await crypto.subtle.importKey(
    'raw',
    fromBase64Url(rootKey) ?? new Uint8Array(),
    { name: 'ECDSA', namedCurve: 'P-256' },
    false,
    ['verify'],
  );
  const payload = fromBase64Url(signed.payload) ?? new Uint8Array();
  const signature = fromBase64Url(signed.signature) ?? new Uint8Array();
  expect(await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, signature, payload)).toBe(true);
  return JSON.parse(new TextDecoder().decode(payload));
}

/** The signed document of a table among some changes, verified; fails when there is none. */
export async function signedOf(
  changes: readonly Change[],
  table: 'policy' | 'issuers' | 'evidence-keys',
  rootKey: string,
): Promise<unknown> {
  const found = changes.find((one) => one.table === table)?.value;
  if (!found || !('payload' in found)) throw new Error(`no ${table}`);
  return verified(found, rootKey);
}

/** The kinds of the signed lists among some changes, and what a phone's list becomes by them. */
export async function revocationsAfter(
  changes: readonly Change[],
  by: { rootKey: string; before: RevokedList | null },
): Promise<{ kinds: string[]; list: RevokedList | null; passes: string[] }> {
  let list = by.before;
  const kinds: string[] = [];
  for (const change of changes) {
    if (change.table !== 'revocations' || change.value === null) continue;
    const said = await verified(change.value, by.rootKey);
    const whole = signedRevocationsSchema.safeParse(said);
    const taken = whole.success
      ? takeWholeList(list, whole.data)
      : takeDelta(list, signedRevocationsDeltaSchema.parse(said));
    if (!taken.ok) throw new Error(taken.fault);
    list = taken.value;
    kinds.push(whole.success ? 'whole' : 'delta');
  }
  return { kinds, list, passes: list === null ? [] : numberTexts(list.packed) };
}
