import { useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { Button } from '../../ui/button';
import { faultText } from '../ask';
import { Confirm } from '../confirm';
import { useDesk } from '../desk-context';
import { useDeskWords, usePlacesWords } from '../words';
import type { Phone } from './phone-state';

type RevokeProps = { phone: Phone; post: string; allowed: boolean; onDone: (what: string) => void };

/** Shuts a lost or retired phone out, after it was said what that costs. */
export function Revoke({ phone, post, allowed, onDone }: RevokeProps) {
  const words = usePlacesWords().phones;
  const desk = useDeskWords();
  const { ask } = useDesk();
  const [asking, setAsking] = useState(false);
  if (!allowed || phone.revokedAt !== null) return null;
  const model = phone.model || words.unknownModel;
  const revoke = async () => {
    const answer = await ask('DELETE', `/v1/phones/${phone.install}`, z.unknown());
    if (!answer.ok) return faultText(answer.fault.code, desk);
    setAsking(false);
    onDone(words.revoked(model));
    return null;
  };
  return (
    <>
      <Button kind="plain" onPress={() => setAsking(true)} label={words.revokeOf(model, post)}>
        {words.revoke}
      </Button>
      {asking ? (
        <Confirm
          title={words.revokeTitle(model)}
          go={words.revoke}
          onGo={revoke}
          onClose={() => setAsking(false)}
        >
          {(phone.unsent ?? 0) > 0 ? <p class="strong">{words.revokeUnsent(phone.unsent ?? 0)}</p> : null}
          <p>{words.revokeText}</p>
        </Confirm>
      ) : null}
    </>
  );
}
