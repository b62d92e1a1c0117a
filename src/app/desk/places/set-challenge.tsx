import { useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { CHALLENGES, type Post } from '#domain/county/county';
import { Choice } from '../../ui/choice';
import { faultText } from '../ask';
import { Confirm } from '../confirm';
import { useDesk } from '../desk-context';
import { useDeskWords, usePlacesWords } from '../words';

type SetChallengeProps = { post: Post; onDone: (what: string) => void; onClose: () => void };

/** When the phones of a post ask a traveller's phone to answer: how it is set, and the way to change it. */
export function SetChallenge({ post, onDone, onClose }: SetChallengeProps) {
  const { posts: words } = usePlacesWords();
  const desk = useDeskWords();
  const { ask } = useDesk();
  const [chosen, setChosen] = useState(post.challenge ?? 'when-needed');
  const save = async () => {
    const answer = await ask('POST', `/v1/posts/${post.id}/challenge`, z.unknown(), { challenge: chosen });
    if (!answer.ok) return faultText(answer.fault.code, desk);
    onClose();
    onDone(words.challengeDone(post.name, words.challenges[chosen]));
    return null;
  };
  return (
    <Confirm title={words.challengeTitle(post.name)} go={words.challengeGo} onGo={save} onClose={onClose}>
      <p>{words.challengeText}</p>
      <Choice
        legend={words.challenge}
        hideLegend={true}
        options={CHALLENGES.map((value) => ({
          value,
          label: words.challenges[value],
          hint: words.challengeHints[value],
        }))}
        value={chosen}
        onChoose={setChosen}
      />
    </Confirm>
  );
}
