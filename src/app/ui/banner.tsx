import type { ComponentChildren } from 'preact';
import { Icon } from './icon';

type BannerProps = {
  /** `plain`: good to know; `look`: amber, somebody should look; `offline`: a state, not an alarm. */
  kind?: 'plain' | 'look' | 'offline';
  children: ComponentChildren;
  action?: ComponentChildren;
};

/** A line across the page that says what state things are in. */
export function Banner({ kind = 'plain', children, action }: BannerProps) {
  const icon = kind === 'look' ? 'look' : kind === 'offline' ? 'offline' : null;
  return (
    <div class={`banner ${kind}`} role="status">
      {icon === null ? null : <Icon name={icon} />}
      <div class="banner-words">{children}</div>
      {action}
    </div>
  );
}
