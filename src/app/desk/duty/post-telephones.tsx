import './duty.css';
import { useDuty } from './duty-context';
import { TelephoneLink } from './telephone-link';

/** The telephones of the posts that get an instruction to an area: the village's own. */
export function PostTelephones({ area }: { area: string }) {
  const posts = useTelephones(area);
  if (posts.length === 0) return null;
  return (
    <span class="on-duty small">
      {posts.map(({ id, name, telephone }) => (
        <span key={id}>
          {name} <TelephoneLink name={name} number={telephone} />
        </span>
      ))}
    </span>
  );
}

/** The posts that get an instruction to an area and can be called. */
export function useTelephones(area: string): { id: string; name: string; telephone: string }[] {
  const { duties } = useDuty();
  return (duties?.posts ?? []).flatMap(({ id, name, kind, area: own, telephone }) =>
    kind === 'village' && area.startsWith(own) && telephone !== null ? [{ id, name, telephone }] : [],
  );
}
