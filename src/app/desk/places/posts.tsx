import { useState } from 'preact/hooks';
import type { PlacesAnswer } from '#domain/desk/desk';
import { Button } from '../../ui/button';
import { useWords } from '../../words/base';
import { useDutyWords } from '../../words/duty';
import { useDesk } from '../desk-context';
import { useDuty } from '../duty/duty-context';
import { SetTelephone } from '../duty/set-telephone';
import { usePlaceNames } from '../place-names';
import { may } from '../rights';
import { usePlacesWords } from '../words';
import { AddPost } from './add-post';
import { EndOne } from './end-one';
import { Enrol } from './enrol';
import { List } from './list';
import type { ListProps } from './places';
import { SetChallenge } from './set-challenge';

type Post = PlacesAnswer['posts'][number];

/** The posts, with the way to give one a phone. */
export function Posts({ places, onDone }: ListProps) {
  const words = usePlacesWords();
  const { terms } = useWords();
  const { account } = useDesk();
  const { short } = usePlaceNames();
  const duty = useDutyWords();
  const { duties } = useDuty();
  const telephoneOf = (id: string) => duties?.posts.find((one) => one.id === id)?.telephone ?? null;
  const count = (
    list: readonly { post: string; endedAt?: number | null; revokedAt?: number | null }[],
    post: Post,
  ) => list.filter((one) => one.post === post.id && (one.endedAt ?? one.revokedAt ?? null) === null).length;
  return (
    <List<Post>
      caption={words.tabs.posts}
      rows={places.posts}
      empty={{ title: words.posts.empty, text: words.posts.emptyText }}
      add={
        may(account.role, 'posts')
          ? {
              label: words.posts.add,
              form: (onClose) => <AddPost onMade={(name) => onDone(words.made(name))} onClose={onClose} />,
            }
          : null
      }
      columns={[
        { key: 'name', head: words.name, cell: (post) => <span class="strong">{post.name}</span> },
        { key: 'kind', head: words.kind, cell: (post) => terms.postKind[post.kind] },
        { key: 'area', head: words.area, cell: (post) => short(post.area) },
        {
          key: 'telephone',
          head: duty.set,
          cell: (post) => telephoneOf(post.id) ?? <span class="quiet">{duty.none}</span>,
        },
        {
          key: 'challenge',
          head: words.posts.challenge,
          cell: (post) => words.posts.challenges[post.challenge ?? 'when-needed'],
        },
        {
          key: 'workers',
          head: words.posts.workers,
          number: true,
          cell: (post) => count(places.workers, post),
        },
        { key: 'phones', head: words.posts.phones, number: true, cell: (post) => count(places.phones, post) },
        {
          key: 'deeds',
          head: words.deeds,
          cell: (post) => <PostDeeds post={post} places={places} onDone={onDone} />,
        },
      ]}
    />
  );
}

type PostDeedsProps = { post: Post; places: PlacesAnswer; onDone: (what: string) => void };

function PostDeeds({ post, places, onDone }: PostDeedsProps) {
  const words = usePlacesWords();
  const { account } = useDesk();
  const [enrolling, setEnrolling] = useState(false);
  const [setting, setSetting] = useState(false);
  const active = post.endedAt === null;
  return (
    <span class="deeds">
      {active && may(account.role, 'phones') ? (
        <Button kind="plain" onPress={() => setEnrolling(true)} label={words.phones.enrolAt(post.name)}>
          {words.phones.enrol}
        </Button>
      ) : null}
      {active && may(account.role, 'posts') ? (
        <Button kind="plain" onPress={() => setSetting(true)} label={words.posts.challengeOf(post.name)}>
          {words.posts.challenge}
        </Button>
      ) : null}
      {active && may(account.role, 'people') ? (
        <SetTelephone kind="posts" one={post} onDone={onDone} />
      ) : null}
      {active && may(account.role, 'posters') ? (
        <a
          class="button plain"
          href={`/desk/poster/post/${post.id}`}
          aria-label={words.posts.posterOf(post.name)}
        >
          {words.posts.poster}
        </a>
      ) : null}
      <EndOne kind="post" one={post} allowed={may(account.role, 'posts')} onDone={onDone} />
      {setting ? <SetChallenge post={post} onDone={onDone} onClose={() => setSetting(false)} /> : null}
      {enrolling ? <Enrol post={post} phones={places.phones} onClose={() => setEnrolling(false)} /> : null}
    </span>
  );
}
