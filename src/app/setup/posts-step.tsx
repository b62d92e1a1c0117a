import { useState } from 'preact/hooks';
import { CHECKPOINT_KINDS } from '#domain/county/county';
import { Select } from '../desk/select';
import { Button } from '../ui/button';
import { Choice } from '../ui/choice';
import { Field } from '../ui/field';
import { useWords } from '../words/base';
import { faultWords } from './fault-words';
import type { StepProps } from './founding';
import { PLAN_FAULTS, type Plan, type PlannedPost, postFaults, withPost } from './plan';
import { useTowns } from './use-towns';
import { useSetupWords } from './words';

/** The other kinds are made at the desk: a village’s post needs its village, and what transfers need comes later. */
const KINDS = CHECKPOINT_KINDS;

/** The first posts, added one by one. */
export function PostsStep({ plan, change, error }: StepProps) {
  const words = useSetupWords();
  const [tried, setTried] = useState(false);
  const faults = tried ? postFaults(plan) : [];
  const wrong = (field: string) => {
    const fault = faults.find((one) => PLAN_FAULTS[one] === field);
    return fault === undefined ? error(field) : faultWords(fault, plan, words);
  };
  const add = () => {
    setTried(postFaults(plan).length > 0);
    change(withPost(plan));
  };
  return (
    <>
      <p>{words.posts.hint}</p>
      <Planned plan={plan} change={change} />
      <div class="new-post">
        <PostFields plan={plan} change={change} wrong={wrong} />
        <Button kind="quiet" onPress={add}>
          {words.posts.add}
        </Button>
      </div>
    </>
  );
}

function Planned({ plan, change }: { plan: Plan; change: (plan: Plan) => void }) {
  const words = useSetupWords().posts;
  const { terms, common } = useWords();
  const without = (post: PlannedPost) =>
    change({ ...plan, posts: plan.posts.filter((one) => one.name !== post.name) });
  return (
    <section>
      <h2>{words.list}</h2>
      {plan.posts.length === 0 ? <p class="quiet">{words.none}</p> : null}
      <ul>
        {plan.posts.map((post) => (
          <li key={post.name} class="planned">
            <span>
              <b>{post.name}</b> <span class="quiet">{terms.postKind[post.kind]}</span>
            </span>
            <Button kind="plain" onPress={() => without(post)} label={words.remove(post.name)}>
              {common.remove}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

type PostFieldsProps = { plan: Plan; change: (plan: Plan) => void; wrong: (field: string) => string | null };

function PostFields({ plan, change, wrong }: PostFieldsProps) {
  const words = useSetupWords().posts;
  const { terms } = useWords();
  const { towns } = useTowns(plan.area ?? '');
  const { post } = plan;
  const options = towns === null || towns === 'waiting' ? [] : towns;
  return (
    <>
      <Field
        id="post-name"
        label={words.name}
        hint={words.nameHint}
        value={post.name}
        onInput={(name) => change({ ...plan, post: { ...post, name } })}
        error={wrong('post-name')}
      />
      <Choice
        id="post-kind"
        legend={words.kind}
        columns={2}
        options={KINDS.map((value) => ({ value, label: terms.postKind[value] }))}
        value={post.kind}
        onChoose={(kind) => change({ ...plan, post: { ...post, kind } })}
        error={wrong('post-kind')}
      />
      <Select
        id="post-town"
        label={words.town}
        none={words.choose}
        options={options.map((town) => ({ value: town.code, label: town.name }))}
        value={post.area}
        onChoose={(area) => change({ ...plan, post: { ...post, area } })}
        error={wrong('post-town')}
      />
    </>
  );
}
