import { useEffect, useState } from 'preact/hooks';
import type { Device } from '#device/device';
import type { Push, PushState } from '#device/push';
import { Banner } from '../../ui/banner';
import { Choice } from '../../ui/choice';
import { usePushWords } from '../../words/push';

const SWITCH = ['on', 'off'] as const;

/** Whether a village's phone is told of new instructions while the app is closed; nothing where the county does not. */
export function PushChoice({ device }: { device: Device }) {
  const words = usePushWords();
  const notice = { title: words.notice, body: words.noticeText };
  const [push, setPush] = useState<Push | null>(null);
  const [state, setState] = useState<PushState>('unavailable');
  const [failed, setFailed] = useState<'failed' | null>(null);
  useEffect(() => {
    void device
      .push()
      .then(async (made) => {
        setPush(made);
        setState(await made.state());
      })
      .catch(() => undefined);
  }, [device]);
  // Who changes the language is told in the new one.
  useEffect(() => {
    if (state === 'on') void push?.say(notice);
  }, [notice.title, state]);
  if (push === null || state === 'unavailable') return null;
  const choose = async (wish: 'on' | 'off') => {
    setFailed(null);
    const now = await (wish === 'on' ? push.turnOn(notice) : push.turnOff());
    if (now === null) setFailed('failed');
    else setState(now);
  };
  return (
    <>
      <Choice
        legend={words.title}
        hint={words.text}
        columns={2}
        options={SWITCH.map((value) => ({ value, label: words[value] }))}
        value={state === 'on' ? 'on' : 'off'}
        onChoose={(wish) => void choose(wish)}
      />
      {state === 'denied' ? <Banner kind="look">{words.denied}</Banner> : null}
      {failed === null ? null : <Banner kind="look">{words.failed}</Banner>}
    </>
  );
}
