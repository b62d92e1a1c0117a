import type { Preview } from '#domain/desk/policy-desk';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { useFormat } from '../../words/format';
import { useDesk } from '../desk-context';
import { usePlacesWords } from '../words';

type WaitingProps = { previews: readonly Preview[]; onOpen: (preview: Preview) => void };

/** Policies that wait for a second person, with the way to look at them. */
export function WaitingPreviews({ previews, onOpen }: WaitingProps) {
  const words = usePlacesWords().preview;
  const format = useFormat();
  const { account } = useDesk();
  return (
    <>
      {previews.map((preview) => {
        const at = format.moment(preview.madeAt);
        const n = preview.effect.changed;
        return (
          <Banner
            kind="look"
            key={preview.id}
            action={
              <Button kind="quiet" onPress={() => onOpen(preview)}>
                {words.look}
              </Button>
            }
          >
            {preview.author.id === account.id ? words.own(at, n) : words.waiting(preview.author.name, at, n)}
          </Banner>
        );
      })}
    </>
  );
}
