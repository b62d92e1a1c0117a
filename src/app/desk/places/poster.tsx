import './poster.css';
import { codeAnswerSchema } from '#domain/desk/desk';
import { Button, LinkButton } from '../../ui/button';
import { Logo } from '../../ui/icon';
import { Qr } from '../../ui/qr';
import { poster as EN } from '../../words/en/poster';
import { poster as ZH } from '../../words/zh/poster';
import { useAnswer, useDesk } from '../desk-context';
import { DeskPage } from '../desk-page';
import { Read } from '../read';
import { usePlacesWords } from '../words';

type PosterProps = { kind: 'venue' | 'post'; id: string };

/** A sheet of A4 for a door: what to do, in two languages, and the code, big. */
export function Poster({ kind, id }: PosterProps) {
  const words = usePlacesWords();
  const answer = useAnswer(`/v1/codes/${kind}/${id}`, codeAnswerSchema);
  return (
    <DeskPage title={words.poster.title} hideTitle>
      <Read answer={answer}>
        {(code) => (
          <>
            <div class="row screen-only">
              <Button onPress={() => print()}>{words.poster.print}</Button>
              <LinkButton kind="quiet" href={`/desk/places?show=${kind}s`}>
                {words.poster.back}
              </LinkButton>
              <span class="quiet">{words.poster.how}</span>
            </div>
            <Sheet kind={kind} name={code.name} text={code.text} />
          </>
        )}
      </Read>
    </DeskPage>
  );
}

// A door speaks both languages to everybody, Chinese first, whatever language the desk reads.
function Sheet({ kind, name, text }: { kind: 'venue' | 'post'; name: string; text: string }) {
  const { account } = useDesk();
  return (
    <article class="sheet">
      <p class="sheet-do" lang="zh-CN">
        {kind === 'venue' ? ZH.scan : ZH.scanPost}
      </p>
      <p class="sheet-do-other" lang="en">
        {kind === 'venue' ? EN.scan : EN.scanPost}
      </p>
      <div class="sheet-code">
        <Qr text={text} label={ZH.code(name)} level="M" />
      </div>
      <p class="sheet-name">
        <bdi>{name}</bdi>
      </p>
      <p class="sheet-how" lang="zh-CN">
        {ZH.what}
      </p>
      <p class="sheet-how" lang="en">
        {EN.what}
      </p>
      <footer class="sheet-foot">
        <Logo size={36} />
        <span>
          {account.county.name} · {ZH.product} · {EN.product}
        </span>
      </footer>
    </article>
  );
}
