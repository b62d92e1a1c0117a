import './fresh-banner.css';
import { useDutyWords } from '../../words/duty';
import type { Fresh } from './use-fresh';

type FreshBannerProps = {
  fresh: Fresh;
  /** Opens an instruction; null while somebody is being asked, who is finished first. */
  onOpen: ((id: string) => void) | null;
};

/** That an instruction has just come, over whatever screen there is, until it is opened or was seen. */
export function FreshBanner({ fresh, onOpen }: FreshBannerProps) {
  const words = useDutyWords();
  const [first] = fresh.ids;
  return (
    <div class="fresh" role="alert">
      {first === undefined ? null : (
        <button
          type="button"
          class="fresh-banner"
          onClick={() => {
            fresh.seen();
            onOpen?.(first);
          }}
        >
          <span>{words.fresh(fresh.ids.length)}</span>
          <strong>{onOpen === null ? words.freshSeen : words.freshOpen}</strong>
        </button>
      )}
    </div>
  );
}
