import type { Published as PublishedPolicy } from '#domain/desk/policy-desk';
import { ColourTag } from '../../ui/colour-tag';
import { useWords } from '../../words/base';
import { boardHref } from '../board/board-filter';
import { countText } from '../count-text';
import { usePlacesWords } from '../words';

const TWO_WEEKS = 336;

/** What publishing did: how many turned red and orange, and the way to them. */
export function Published({ policy }: { policy: PublishedPolicy }) {
  const words = usePlacesWords().policy;
  const { terms } = useWords();
  const { red, orange } = policy.changed;
  const colours = [
    { colour: 'red', n: red, link: words.toRed },
    { colour: 'orange', n: orange, link: words.toOrange },
  ] as const;
  return (
    <section class="published" role="status">
      <h2>{words.published(policy.number)}</h2>
      <p>{red + orange === 0 ? words.unchanged : words.changed(red, orange)}</p>
      {colours.map(({ colour, n, link }) =>
        n === 0 ? null : (
          <p key={colour} class="row">
            <ColourTag colour={colour}>
              {terms.colour[colour]} +{countText(n)}
            </ColourTag>
            <a href={boardHref({ hours: TWO_WEEKS, colour })}>{link}</a>
          </p>
        ),
      )}
    </section>
  );
}
