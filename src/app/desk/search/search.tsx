import { useEffect, useState } from 'preact/hooks';
import { searchAnswerSchema } from '#domain/desk/search-desk';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { State } from '../../ui/state';
import { type AskFault, faultText } from '../ask';
import { useDesk } from '../desk-context';
import { DeskPage } from '../desk-page';
import { SEARCH_FIELD } from '../keyboard';
import { useDeskWords } from '../words';
import { Hits } from './hits';
import { NearMatches } from './near-matches';

/** Looks for a person. The text goes in the body of a request, and neither into the address nor the history. */
export function Search() {
  const words = useDeskWords();
  const search = useSearch();
  const { found } = useDesk();
  useEffect(() => document.getElementById(SEARCH_FIELD)?.focus(), []);
  return (
    <DeskPage title={words.search.title}>
      <form
        class="search"
        role="search"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void search.submit();
        }}
      >
        <Field
          id={SEARCH_FIELD}
          type="search"
          inputMode="search"
          label={words.search.label}
          hint={words.search.hint}
          value={search.text}
          onInput={search.setText}
          error={search.short ? words.search.short : null}
          after={
            <Button type="submit" busy={search.busy}>
              {words.search.go}
            </Button>
          }
        />
      </form>
      {search.fault === null ? null : <Banner kind="look">{faultText(search.fault.code, words)}</Banner>}
      <div role="status" class="unseen">
        {found === null ? '' : words.search.hits(found.answer.hits.length)}
      </div>
      <Results />
      <NearMatches />
    </DeskPage>
  );
}

function Results() {
  const words = useDeskWords().search;
  const { found } = useDesk();
  if (found === null) return <p class="quiet">{words.start}</p>;
  if (found.answer.hits.length === 0)
    return (
      <State kind="empty" title={words.none}>
        <p>{words.noneText}</p>
      </State>
    );
  return (
    <>
      <p class="quiet">{words.hits(found.answer.hits.length)}</p>
      <Hits hits={found.answer.hits} />
      {found.answer.more ? <Banner>{words.more}</Banner> : null}
    </>
  );
}

function useSearch() {
  const { ask, found, keepFound } = useDesk();
  const [text, setText] = useState(found?.text ?? '');
  const [busy, setBusy] = useState(false);
  const [short, setShort] = useState(false);
  const [fault, setFault] = useState<AskFault | null>(null);
  const submit = async () => {
    const wanted = text.normalize('NFKC').trim();
    setShort(wanted === '');
    setFault(null);
    if (wanted === '' || busy) return;
    setBusy(true);
    const answer = await ask('POST', '/v1/persons/search', searchAnswerSchema, { text: wanted });
    setBusy(false);
    if (answer.ok) keepFound({ text: wanted, answer: answer.value });
    else {
      keepFound(null);
      setFault(answer.fault);
    }
  };
  return { text, setText, busy, short, fault, submit };
}
