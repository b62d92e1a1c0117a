import type { ComponentChildren } from 'preact';
import { Page } from '../../ui/page';
import { StepHeader } from './step-header';

/** Whose question it is; `step` is null where there are no four steps. */
export type Frame = { name: string; seat: string; step: number | null; onBack: () => void };

type QuestionPageProps = {
  frame: Frame;
  title: string;
  /** What code or declaration say; it stands between the question and the answers. */
  known?: ComponentChildren;
  /** The answers, at the bottom where the thumb is. */
  answers: ComponentChildren;
  columns?: 1 | 2 | 4;
};

/** One question: big on top, what is known below it, the answers at the bottom. */
export function QuestionPage({ frame, title, known, answers, columns = 2 }: QuestionPageProps) {
  return (
    <Page
      kind="work"
      title={title}
      header={<StepHeader {...frame} />}
      footer={<div class={`keys keys-${columns}`}>{answers}</div>}
    >
      {known === undefined ? null : <div class="known">{known}</div>}
    </Page>
  );
}
