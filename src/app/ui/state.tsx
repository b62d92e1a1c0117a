import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon';

type StateProps = {
  kind: 'empty' | 'waiting' | 'failed';
  title: string;
  /** What to do next; it is never missing. */
  children: ComponentChildren;
  action?: ComponentChildren;
};

const ICONS: Record<StateProps['kind'], IconName> = { empty: 'check', waiting: 'clock', failed: 'look' };

/** A place where there is nothing to show yet, nothing at all, or nothing any more: it says so and what comes next. */
export function State({ kind, title, children, action }: StateProps) {
  return (
    <div class={`state ${kind}`} role={kind === 'failed' ? 'alert' : 'status'}>
      <Icon name={ICONS[kind]} size={40} />
      <h2>{title}</h2>
      <div class="quiet">{children}</div>
      {action}
    </div>
  );
}
