import type { InstallState } from '../device';
import type { Phone } from '../phone';
import type { Syncing } from './triggers';

/**
 * Listens to the county for as long as this is the phone of a post that is not shut out. A traveller's phone does not even
 * fetch what listens. @returns the way to end it
 */
export function listenWhilePost(phone: Phone, syncing: Syncing): () => void {
  let as: string | null = null;
  let stop: (() => void) | null = null;
  const end = () => {
    stop?.();
    stop = null;
  };
  const follow = ({ kind, install, post, revoked }: InstallState) => {
    const wanted = kind === 'post' && !revoked ? `${install} ${post?.id ?? ''}` : null;
    if (wanted === as) return;
    as = wanted;
    end();
    if (wanted === null) return;
    import('./listen').then(
      ({ listen }) => {
        if (as === wanted && stop === null) stop = listen(phone, () => syncing.now('told'));
      },
      // With no network there is nothing to listen to either: the pull each minute goes on.
      () => {
        if (as === wanted) as = null;
      },
    );
  };
  const leave = phone.install.subscribe(follow);
  follow(phone.install.value());
  return () => {
    leave();
    as = null;
    end();
  };
}
