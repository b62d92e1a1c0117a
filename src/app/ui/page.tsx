import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

type PageProps = {
  /** The question or the place: the page's only first heading, and the title of the window. */
  title: string;
  /** Shown small above the heading, for example whose turn it is. */
  above?: ComponentChildren;
  /** The heading is seen elsewhere on the page, for example on a sign. */
  hideTitle?: boolean;
  /** What stands in the top line: brand, back, who works here. */
  header?: ComponentChildren;
  /** What is done, at the bottom where the thumb is. */
  footer?: ComponentChildren;
  /** `work` has bigger targets, `desk` the whole width. */
  kind?: 'form' | 'work' | 'desk';
  /** True while the page says that an answer is wrong: the window's title says so first. */
  wrong?: string | null;
  children?: ComponentChildren;
};

/** One screen: a line on top, the content, and the deeds at the bottom. */
export function Page(props: PageProps) {
  const { title, above, hideTitle, header, footer, kind = 'form', wrong, children } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  const first = useRef(true);
  useEffect(() => {
    // A new question in the same window is read out; the first page is read by itself.
    if (!first.current) heading.current?.focus({ preventScroll: true });
    first.current = false;
    if (kind !== 'desk') scrollTo(0, 0);
  }, [title]);
  useEffect(() => {
    document.title = wrong ? `${wrong}: ${title}` : title;
  }, [title, wrong]);
  return (
    <div class={`page ${kind}${kind === 'work' ? ' worker' : ''}`}>
      {header === undefined ? null : <header class="page-header">{header}</header>}
      <main class="page-main">
        {above === undefined ? null : <div class="page-above">{above}</div>}
        <h1 ref={heading} tabIndex={-1} class={hideTitle ? 'unseen' : undefined}>
          {title}
        </h1>
        {children}
      </main>
      {footer === undefined ? null : <footer class="page-footer">{footer}</footer>}
    </div>
  );
}
