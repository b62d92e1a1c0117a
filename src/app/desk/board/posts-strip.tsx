import { useState } from 'preact/hooks';
import type { BoardAnswer, BoardQuery } from '#domain/desk/desk';
import { ColourTag } from '../../ui/colour-tag';
import { useWords } from '../../words/base';
import { useFormat } from '../../words/format';
import { countText } from '../count-text';
import { useAgo } from '../when';
import { useDeskWords } from '../words';
import { boardHref, withPart } from './board-filter';

type PostNow = BoardAnswer['posts'][number];
/** Shown of posts that are all villages. */
const FEW = 6;

type StripProps = { posts: readonly PostNow[]; filter: BoardQuery; now: number };

/** How each post does. Villages without anybody red or orange are folded away: there are hundreds. */
export function PostsStrip({ posts, filter, now }: StripProps) {
  const words = useDeskWords().board;
  const [all, setAll] = useState(false);
  const told = posts.filter(
    (one) => one.post.kind !== 'village' || one.red + one.orange > 0 || one.post.id === filter.post,
  );
  const busy = told.length === 0 ? posts.slice(0, FEW) : told;
  const shown = all ? posts : busy;
  if (posts.length === 0) return null;
  return (
    <section aria-label={words.posts}>
      <ul class="posts">
        {shown.map((one) => (
          <li key={one.post.id}>
            <PostNow one={one} filter={filter} now={now} />
          </li>
        ))}
      </ul>
      {busy.length === posts.length ? null : (
        <button type="button" class="button plain small" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? words.fewerPosts : words.allPosts(posts.length)}
        </button>
      )}
    </section>
  );
}

function PostNow({ one, filter, now }: { one: PostNow; filter: BoardQuery; now: number }) {
  const words = useDeskWords().board;
  const { terms } = useWords();
  const format = useFormat();
  const since = useAgo();
  const chosen = filter.post === one.post.id;
  return (
    <a
      class="post"
      href={boardHref(withPart(filter, 'post', chosen ? undefined : one.post.id))}
      aria-current={chosen ? 'true' : undefined}
    >
      <strong>{one.post.name}</strong>
      <span>
        {one.post.kind === 'village'
          ? words.arrivals(countText(one.checks))
          : words.checks(countText(one.checks), countText(one.cars))}
      </span>
      <span class="post-colours">
        {(['red', 'orange'] as const).map((colour) =>
          one[colour] === 0 ? null : (
            <ColourTag key={colour} colour={colour}>
              {terms.colour[colour]} {countText(one[colour])}
            </ColourTag>
          ),
        )}
      </span>
      <span class="quiet small">
        {one.lastAt === null
          ? words.noneYet
          : `${words.lastAt} ${format.time(one.lastAt)} · ${since(one.lastAt, now)}`}
      </span>
    </a>
  );
}
