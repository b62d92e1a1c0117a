import './setup.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { deskRequest } from '#device/api';
import type { Device } from '#device/device';
import { setupStateSchema } from '#domain/desk/desk';
import { BrandHeader } from '../brand-header';
import { Button, LinkButton } from '../ui/button';
import { Page } from '../ui/page';
import { State } from '../ui/state';
import { useWords } from '../words/base';
import { Done } from './done';
import { Founding } from './founding';
import { tokenOf } from './plan';
import { useSetupWords } from './words';

/** Where the set-up is: not asked yet, not to be done here, being done, done. */
type Where = 'waiting' | 'unreachable' | 'no-token' | 'used' | 'wrong-token' | 'founding' | { done: string };

/** The page of the one-time link, on which a county is set up. */
export default function Setup({ device }: { device: Device }) {
  const [token] = useState(() => tokenOf(location.hash));
  const [where, setWhere] = useState<Where>('waiting');
  const look = async () => {
    setWhere('waiting');
    const answer = await deskRequest('GET', '/v1/setup', setupStateSchema);
    if (!answer.ok) setWhere('unreachable');
    else if (!answer.value.needed) setWhere('used');
    else setWhere(token === null ? 'no-token' : 'founding');
  };
  useEffect(() => void look(), []);
  if (typeof where === 'object') return <Done device={device} county={where.done} />;
  if (where === 'founding' && token !== null)
    return (
      <Founding
        device={device}
        token={token}
        onDone={(county) => setWhere({ done: county })}
        onRefused={(code) => setWhere(code === 'already-set-up' ? 'used' : 'wrong-token')}
      />
    );
  return <Elsewhere device={device} where={where} onRetry={() => void look()} />;
}

type ElsewhereProps = {
  device: Device;
  where: Exclude<Where, { done: string }>;
  onRetry: () => void;
};

/** What is said where there is nothing to set up, or not with this link. */
function Elsewhere({ device, where, onRetry }: ElsewhereProps) {
  const words = useSetupWords();
  const { common } = useWords();
  const tell = (title: string, text: string, action: ComponentChildren = null) => (
    <Page title={title} hideTitle header={<BrandHeader device={device} />}>
      <State kind="failed" title={title} action={action}>
        <p>{text}</p>
      </State>
    </Page>
  );
  switch (where) {
    case 'used':
      return tell(words.used, words.usedText, <LinkButton href="/desk">{words.toDesk}</LinkButton>);
    case 'wrong-token':
      return tell(words.wrongToken, words.wrongTokenText);
    case 'unreachable':
      return tell(
        words.unreachable,
        words.unreachableText,
        <Button onPress={onRetry}>{common.retry}</Button>,
      );
    case 'no-token':
    case 'founding':
      return tell(words.noToken, words.noTokenText);
    case 'waiting':
      return (
        <Page title={words.title} header={<BrandHeader device={device} />}>
          <p class="quiet" role="status">
            {words.waiting}
          </p>
        </Page>
      );
  }
}
