import type * as z from 'zod/mini';
import { deskRequest } from '#device/api';
import { fault, ok, type Result } from '#domain/result';
import type { Refusal } from '#domain/wire';
import type { DeskWords } from './words';

/** Why the server did not do what the desk asked. */
export type AskFault = { code: Refusal['error'] | 'no-network'; fields: readonly string[] };

type Method = Parameters<typeof deskRequest>[0];

/** Asks the server under the desk's session. */
export type Ask = <S extends z.ZodMiniType>(
  method: Method,
  path: string,
  schema: S,
  body?: unknown,
) => Promise<Result<z.output<S>, AskFault>>;

/** A way to ask that tells at once when the session has ended. */
export const askWith =
  (onSignedOut: () => void): Ask =>
  async (method, path, schema, body) => {
    const answer = await deskRequest(method, path, schema, body);
    if (answer.ok) return ok(answer.value);
    const why = faultOf(answer.fault);
    if (why.code === 'not-signed-in') onSignedOut();
    return fault(why);
  };

/** A refusal as the screens use it. */
export const faultOf = (refusal: Refusal | 'no-network'): AskFault =>
  refusal === 'no-network'
    ? { code: 'no-network', fields: [] }
    : { code: refusal.error, fields: refusal.fields ?? [] };

/** The sentence for a fault; those that nobody at the desk can do anything about share one. */
export function faultText(code: AskFault['code'], words: DeskWords): string {
  switch (code) {
    case 'no-network':
    case 'busy':
    case 'slow-down':
    case 'wrong-sign-in':
    case 'weak-password':
    case 'not-allowed':
    case 'not-signed-in':
    case 'not-found':
    case 'conflict':
    case 'already-done':
    case 'gone':
    case 'bad-request':
    case 'in-use':
      return words.fault[code];
    case 'not-set-up':
      return words.signIn.notSetUp;
    case 'not-json':
    case 'too-large':
    case 'unknown-install':
    case 'revoked':
    case 'bad-signature':
    case 'method-not-allowed':
    case 'epoch-changed':
    case 'update-app':
    case 'already-set-up':
    case 'second-person':
      return words.fault.other;
  }
}
