import './board.css';
import { useLocation } from 'preact-iso/router';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { UpdateBanner } from '../../update-banner';
import { useFormat } from '../../words/format';
import { DeskPage } from '../desk-page';
import { Read } from '../read';
import { useDeskWords } from '../words';
import { boardHref, readFilter } from './board-filter';
import { Counts } from './counts';
import { Filters } from './filters';
import { PostsStrip } from './posts-strip';
import { Released } from './released/released';
import { Rows } from './rows';
import { type Board as BoardNow, useBoard } from './use-board';

/** Who is red now, where, and what was done: the county as it is, by itself. */
export function Board() {
  const words = useDeskWords();
  const { query, route } = useLocation();
  const { filter, wrong } = readFilter(query);
  const board = useBoard(filter);
  const choose = (next: typeof filter) => route(boardHref(next));
  return (
    <DeskPage title={words.board.title} hideTitle>
      <UpdateBanner />
      <Notices board={board} wrong={wrong.length > 0} />
      <Released />
      <Read answer={board.answer}>
        {(answer) => (
          <>
            <div class="board-top">
              <Counts counts={answer.counts} filter={filter} />
              <Filters filter={filter} posts={answer.posts.map((one) => one.post)} onChoose={choose} />
            </div>
            <PostsStrip posts={answer.posts} filter={filter} now={board.now} />
            <Rows board={board} filter={filter} more={answer.more} />
          </>
        )}
      </Read>
    </DeskPage>
  );
}

function Notices({ board, wrong }: { board: BoardNow; wrong: boolean }) {
  const words = useDeskWords();
  const format = useFormat();
  const { answer } = board;
  return (
    <>
      {wrong ? <Banner kind="look">{words.board.wrongFilter}</Banner> : null}
      {board.newPolicy === null ? null : <Banner>{words.live.policy(board.newPolicy)}</Banner>}
      {board.lost && answer.fault === null && answer.readAt !== null ? (
        <Banner
          kind="look"
          action={
            <Button kind="quiet" onPress={() => void answer.again()}>
              {words.live.reread}
            </Button>
          }
        >
          {words.live.lost(format.clock(answer.readAt))}
        </Banner>
      ) : null}
    </>
  );
}
