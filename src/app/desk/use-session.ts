import { useEffect, useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { deskRequest } from '#device/api';
import { type Account, accountSchema } from '#domain/desk/desk';
import { type AskFault, faultOf } from './ask';

/** Who sits at the desk, as far as is known. */
export type Session =
  | { at: 'opening' }
  | { at: 'out'; ended: boolean }
  | { at: 'in'; account: Account }
  | { at: 'failed'; fault: AskFault };

/** The session of this browser, and the ways in and out. */
export function useSession() {
  const [session, setSession] = useState<Session>({ at: 'opening' });
  const open = async () => {
    const answer = await deskRequest('GET', '/v1/session', accountSchema);
    if (answer.ok) return setSession({ at: 'in', account: answer.value });
    const why = faultOf(answer.fault);
    const out = why.code === 'not-signed-in';
    setSession(out ? { at: 'out', ended: false } : { at: 'failed', fault: why });
  };
  useEffect(() => void open(), []);
  const end = () => setSession({ at: 'out', ended: true });
  const signOut = async () => {
    await deskRequest('DELETE', '/v1/session', z.unknown());
    setSession({ at: 'out', ended: false });
  };
  return { session, open, end, signOut };
}
