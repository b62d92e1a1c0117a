import { useState } from 'preact/hooks';
import type { PlacesAnswer } from '#domain/desk/desk';
import { Field } from '../../ui/field';
import { useDesk } from '../desk-context';
import { may } from '../rights';
import { Select } from '../select';
import { usePlacesWords } from '../words';
import { EndOne } from './end-one';
import { List } from './list';
import { MakeForm } from './make-form';
import type { ListProps } from './places';

type Worker = PlacesAnswer['workers'][number];

/** Who works at the posts: their names are chosen on the phones. */
export function Workers({ places, onDone }: ListProps) {
  const words = usePlacesWords();
  const { account } = useDesk();
  const allowed = may(account.role, 'workers');
  const postName = (id: string) => places.posts.find((post) => post.id === id)?.name ?? '';
  return (
    <List<Worker>
      caption={words.tabs.workers}
      rows={places.workers}
      empty={{ title: words.workers.empty, text: words.workers.emptyText }}
      add={
        allowed
          ? {
              label: words.workers.add,
              form: (onClose) => (
                <AddWorker
                  posts={places.posts}
                  onMade={(name) => onDone(words.made(name))}
                  onClose={onClose}
                />
              ),
            }
          : null
      }
      columns={[
        { key: 'name', head: words.person, cell: (one) => <bdi class="strong">{one.name}</bdi> },
        { key: 'post', head: words.post, cell: (one) => postName(one.post) },
        {
          key: 'deeds',
          head: words.deeds,
          cell: (one) => <EndOne kind="worker" one={one} allowed={allowed} onDone={onDone} />,
        },
      ]}
    />
  );
}

type AddWorkerProps = { posts: PlacesAnswer['posts']; onMade: (name: string) => void; onClose: () => void };

function AddWorker({ posts, onMade, onClose }: AddWorkerProps) {
  const words = usePlacesWords();
  const active = posts.filter((post) => post.endedAt === null);
  const [name, setName] = useState('');
  const [post, setPost] = useState<string | null>(active.length === 1 ? (active[0]?.id ?? null) : null);
  const faults = [
    ...(name.trim() === '' ? [{ id: 'worker-name', text: words.personMissing }] : []),
    ...(post === null ? [{ id: 'worker-post', text: words.postMissing }] : []),
  ];
  return (
    <MakeForm
      title={words.workers.add}
      go={words.workers.addGo}
      path="/v1/workers"
      body={() => ({ name: name.trim(), post })}
      faults={faults}
      onMade={() => onMade(name.trim())}
      onClose={onClose}
    >
      {(error) => (
        <>
          <Field
            id="worker-name"
            label={words.person}
            value={name}
            onInput={setName}
            error={error('worker-name')}
          />
          <Select
            id="worker-post"
            label={words.post}
            none={words.postMissing}
            options={active.map((one) => ({ value: one.id, label: one.name }))}
            value={post}
            onChoose={setPost}
            error={error('worker-post')}
          />
        </>
      )}
    </MakeForm>
  );
}
