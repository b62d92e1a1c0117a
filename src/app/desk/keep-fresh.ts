import { useEffect, useRef } from 'preact/hooks';
import type { DeskEvent } from '#domain/desk/desk';
import { type Answer, useDesk } from './desk-context';

/** Nothing is missed when the stream of events says nothing, for whatever reason. */
const READ_EVERY = 60_000;

/** Reads an answer again when the desk is told of such a thing, or that it missed some, and each minute. */
export function useKeptFresh(answer: Answer<unknown>, of: DeskEvent['type'] | null): void {
  const { live } = useDesk();
  const again = useRef(answer.again);
  again.current = answer.again;
  useEffect(() => {
    const timer = setInterval(() => void again.current(), READ_EVERY);
    const stop = live.listen(({ type }) => {
      if (type === of || type === 'again') void again.current();
    });
    return () => {
      clearInterval(timer);
      stop();
    };
  }, [live, of]);
}
