import type { ComponentChildren } from 'preact';
import { Button } from '../ui/button';
import { useWords } from '../words/base';
import { example } from '../words/setup-example';
import type { Plan, Step } from './plan';
import { useSetupWords } from './words';

/** Everything once more, before it is made. */
export function CheckStep({ plan, onChange }: { plan: Plan; onChange: (step: Step) => void }) {
  const words = useSetupWords();
  const { terms } = useWords();
  const { check } = words;
  const demo = plan.demo === true;
  const fact = (label: string, value: ComponentChildren, step: Step | null) => (
    <div class="fact">
      <dt>{label}</dt>
      <dd>{value}</dd>
      {step === null ? null : (
        <div class="fact-change">
          <Button kind="plain" onPress={() => onChange(step)} label={`${check.change} ${label}`}>
            {check.change}
          </Button>
        </div>
      )}
    </div>
  );
  return (
    <>
      {demo ? <p>{check.demoText}</p> : null}
      <dl class="facts">
        {fact(
          check.county,
          `${demo ? example.name : plan.name} ${demo ? example.area : (plan.area ?? '')}`,
          demo ? null : 'county',
        )}
        {demo ? null : fact(check.helpline, plan.helpline.trim() || check.noHelpline, 'county')}
        {fact(check.account, `${plan.holder} · ${plan.login}`, 'account')}
        {demo
          ? null
          : fact(
              check.posts,
              plan.posts.length === 0
                ? check.noPosts
                : plan.posts.map((post) => (
                    <span key={post.name} class="planned-line">
                      {post.name} · {terms.postKind[post.kind]}
                    </span>
                  )),
              'posts',
            )}
      </dl>
      <p class="hint">{check.keys}</p>
    </>
  );
}
