import type { OpenItem } from '#domain/open-item/open-item';
import { useWords } from '../../words/base';
import { type OpenItemWords, useOpenItemWords } from '../../words/open-items';
import { useMoment } from '../when';
import { useDeskWords } from '../words';

/** What happened, a sentence or two for each kind: the first says what waits, the others what to know of it. */
export function useWhatHappened(): (item: OpenItem, now: number) => string[] {
  const words = useOpenItemWords();
  const { override } = useDeskWords();
  const { terms } = useWords();
  const said = useMoment();
  return (item, now) => {
    const { detail, postName: post } = item;
    const at = said(item.at, now);
    const { what } = words;
    const done = detail.decision === undefined ? [] : [what.done(terms.decision[detail.decision])];
    const own = detail.saidHereAt === undefined ? [] : [what.ownWord(said(detail.saidHereAt, now))];
    switch (item.kind) {
      case 'released':
        return [what.released(post, at)];
      case 'spot-test':
        return [detail.method === 'naat' ? what.naat(post, at) : what.spotTest(post, at)];
      case 'due-test':
        return [what.dueTest(at)];
      case 'fever':
        return [what.fever(post, at, clinicText(detail.clinic, words))];
      case 'turn-back':
        return [what.turnBack(post, at), ...(detail.word === undefined ? [] : [what.advice(detail.word)])];
      case 'refusal':
        return [what.refusal(post, at, words.step[detail.step ?? 'scan']), ...done];
      case 'incident':
        return [what.incident[detail.pass ?? 'forged'](post, at), ...done];
      case 'override':
        return [
          what.override(
            post,
            at,
            terms.decision[detail.sign ?? 'hold'],
            terms.decision[detail.decision ?? 'release'],
          ),
          what.because(override[detail.reason ?? 'other'], detail.word ?? '', detail.by ?? ''),
        ];
      case 'never-came':
        return [what.neverCame(said(detail.arriveAt ?? item.at, now)), ...own];
      case 'never-arrived':
        return [what.neverArrived(detail.postName ?? post, at), ...own];
      case 'no-post':
        return [what.noPost(at), ...done];
      case 'fewer-checked':
        return detail.heads === undefined
          ? [what.fewer(post, at, detail.declared ?? 0, detail.checked ?? 0)]
          : [what.unfinished(post, at, detail.heads, detail.checked ?? 0)];
    }
  };
}

const clinicText = (clinic: OpenItem['detail']['clinic'], words: OpenItemWords): string =>
  clinic === undefined ? words.what.feverClinic : [clinic.name, clinic.phone].filter(Boolean).join(' ');
