import { useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { deskRequest } from '#device/api';
import { faultOf, faultText } from '../desk/ask';
import { useDeskWords } from '../desk/words';
import { example } from '../words/setup-example';
import { type Plan, toRequest } from './plan';

/** The link itself is no good: it was used, or another one is in force. */
export type Refused = 'already-set-up' | 'not-allowed';

type FoundProps = {
  plan: Plan;
  token: string;
  onDone: (county: string) => void;
  onRefused: (code: Refused) => void;
  onWeak: () => void;
};

/** The founding itself: sent once, at the end. */
export function useFound({ plan, token, onDone, onRefused, onWeak }: FoundProps) {
  const desk = useDeskWords();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  /** The password that the server found too weak. */
  const [weak, setWeak] = useState<string | null>(null);
  const go = async () => {
    const request = toRequest(plan, token, example);
    setFault(null);
    if (request === null) return setFault(desk.fault['bad-request']);
    setBusy(true);
    const answer = await deskRequest('POST', '/v1/setup', z.unknown(), request);
    setBusy(false);
    if (answer.ok) return onDone(request.county.name);
    const { code } = faultOf(answer.fault);
    if (code === 'already-set-up' || code === 'not-allowed') return onRefused(code);
    if (code === 'weak-password') {
      setWeak(plan.password);
      return onWeak();
    }
    setFault(faultText(code, desk));
  };
  return { busy, fault, weak, go };
}
