import { useEffect, useRef, useState } from 'preact/hooks';
import { type BoardAnswer, type BoardQuery, type BoardRow, boardAnswerSchema } from '#domain/desk/desk';
import { useWatched } from '../../ui/use-watched';
import { type Answer, useAnswer, useDesk, useNow } from '../desk-context';
import { filterQuery } from './board-filter';
import { type HeardSince, hear, heardAfter, mergeRows, NOTHING_HEARD } from './live-rows';

/** How long a row counts as new. */
const NEW_FOR = 2000;
/** Counts are the server's: after an event they are read again, but not with each one of a rush. */
const READ_AFTER = 1500;
/** Also while the stream seems to stand: a half-open connection says nothing, for ever. */
const READ_EVERY = 30_000;

export type Board = {
  answer: Answer<BoardAnswer>;
  rows: readonly BoardRow[];
  now: number;
  lost: boolean;
  isNew: (row: BoardRow) => boolean;
  /** The policy that was published while the board was open. */
  newPolicy: number | null;
};

/** The board as it is now: read once, then kept up by the stream, and read again where the stream cannot say it. */
export function useBoard(filter: BoardQuery): Board {
  const { device, live } = useDesk();
  const stream = useWatched(live.state);
  const path = `/v1/board${filterQuery(filter)}`;
  const [heard, setHeard] = useState<HeardSince>(NOTHING_HEARD);
  const heardNow = useRef(heard);
  const cameAt = useRef(new Map<string, number>());
  const [newPolicy, setNewPolicy] = useState<number | null>(null);
  const answer = useAnswer(path, boardAnswerSchema);
  const soon = useReadSoon(async () => {
    const asked = heardNow.current.turn;
    if (await answer.again()) forget(asked);
  }, READ_EVERY);
  const forget = (asked: number) => {
    heardNow.current = heardAfter(heardNow.current, asked);
    setHeard(heardNow.current);
  };
  useEffect(
    () =>
      live.listen((event) => {
        heardNow.current = hear(heardNow.current, event);
        if (event.type === 'row') cameAt.current.set(event.row.record, device.now());
        if (event.type === 'policy') setNewPolicy(event.number);
        setHeard(heardNow.current);
        soon();
      }),
    [live],
  );
  const now = useNow();
  const areaOfPost = new Map((answer.value?.posts ?? []).map(({ post }) => [post.id, post.area]));
  const rows = mergeRows(answer.value?.rows ?? [], heard, { filter, now: device.now(), areaOfPost });
  const isNew = (row: BoardRow) => device.now() - (cameAt.current.get(row.record) ?? 0) < NEW_FOR;
  return { answer, rows, now, lost: stream === 'lost', isNew, newPolicy };
}

/** Runs `read` a little after each call, once for a rush of calls, and every `every` ms by itself. */
function useReadSoon(read: () => Promise<void>, every: number): () => void {
  const newest = useRef(read);
  newest.current = read;
  const waiting = useRef<ReturnType<typeof setTimeout> | null>(null);
  useEffect(() => {
    const timer = setInterval(() => void newest.current(), every);
    return () => clearInterval(timer);
  }, [every]);
  useEffect(
    () => () => {
      if (waiting.current !== null) clearTimeout(waiting.current);
    },
    [],
  );
  return () => {
    waiting.current ??= setTimeout(() => {
      waiting.current = null;
      void newest.current();
    }, READ_AFTER);
  };
}
