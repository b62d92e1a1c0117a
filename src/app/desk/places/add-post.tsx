import { useState } from 'preact/hooks';
import { type Post, postSchema } from '#domain/county/county';
import { Choice } from '../../ui/choice';
import { Field } from '../../ui/field';
import { useWords } from '../../words/base';
import { usePlacesWords } from '../words';
import { MakeForm } from './make-form';
import { OwnArea, useFirstArea } from './own-area';

const KINDS = postSchema.shape.kind.options;
const VILLAGE_DIGITS = 12;

/** A post more: a checkpoint, a village's duty post, a team of transfer drivers, or a quarantine site. */
export function AddPost({ onMade, onClose }: { onMade: (name: string) => void; onClose: () => void }) {
  const words = usePlacesWords();
  const { terms } = useWords();
  const { name, setName, kind, setKind, area, setArea, faults } = usePost();
  return (
    <MakeForm
      title={words.posts.add}
      go={words.posts.addGo}
      path="/v1/posts"
      body={() => ({ name: name.trim(), kind, area })}
      faults={faults}
      onMade={() => onMade(name.trim())}
      onClose={onClose}
    >
      {(error) => (
        <>
          <Field
            id="post-name"
            label={words.name}
            hint={words.posts.nameHint}
            value={name}
            onInput={setName}
            error={error('post-name')}
          />
          <Choice
            id="post-kind"
            legend={words.kind}
            columns={2}
            options={KINDS.map((value) => ({ value, label: terms.postKind[value] }))}
            value={kind}
            onChoose={setKind}
            error={error('post-kind')}
          />
          <OwnArea
            id="post-area"
            hint={words.areaHint}
            value={area}
            onPick={setArea}
            error={error('post-area')}
          />
        </>
      )}
    </MakeForm>
  );
}

function usePost() {
  const words = usePlacesWords();
  const [name, setName] = useState('');
  const [kind, setKind] = useState<Post['kind'] | null>(null);
  const [area, setArea] = useState(useFirstArea());
  const coarse = kind === 'village' && area !== null && area.length < VILLAGE_DIGITS;
  const areaWrong = area === null ? words.areaMissing : coarse ? words.posts.village : null;
  const faults = [
    ...(name.trim() === '' ? [{ id: 'post-name', text: words.nameMissing }] : []),
    ...(kind === null ? [{ id: 'post-kind', text: words.kindMissing }] : []),
    ...(areaWrong === null ? [] : [{ id: 'post-area', text: areaWrong }]),
  ];
  return { name, setName, kind, setKind, area, setArea, faults };
}
