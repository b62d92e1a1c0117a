import { Banner } from '../../ui/banner';
import { useNearWords } from '../words';

/** That other entries may be of this person, and where they are compared. */
export function NearHint({ near }: { near: number }) {
  const words = useNearWords();
  if (near === 0) return null;
  return (
    <Banner kind="look" action={<a href="/desk/persons">{words.compare}</a>}>
      {words.alsoHere(near)}
    </Banner>
  );
}
