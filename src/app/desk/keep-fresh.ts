import { useEffect, useRef } from 'preact/hooks';
import type { DeskEvent } from '#domain/desk/desk';
import { type Answer, useDesk } from './desk-context';

/** Nothing is missed when the stream of events says nothing, for whatever reason. */
const READ_EVERY = 60_000;

/** Reads an answer again when the desk is told of such a thing, or that it missed some. */
export function useReadAtNews(answer: Answer<unknown>, ...of: readonly DeskEvent['type'][]): void {
  const { live } = useDesk();
  const now = useRef({ answer, of });
  now.current = { answer, of };
  useEffect(
    () =>
      live.listen(({ type }) => {
        if (type === 'again' || now.current.of.includes(type)) void now.current.answer.again();
      }),
    [live],
  );
}

/** The same, and each minute, for what grows late by time alone. Not for a file whose reading goes on record. */
export function useKeptFresh(answer: Answer<unknown>, ...of: readonly DeskEvent['type'][]): void {
  useReadAtNews(answer, ...of);
  const again = useRef(answer.again);
  again.current = answer.again;
  useEffect(() => {
    const timer = setInterval(() => void again.current(), READ_EVERY);
    return () => clearInterval(timer);
  }, []);
}
