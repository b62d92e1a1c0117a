import type { Reason } from '#domain/policy/verdict';
import { useWords } from '../words/base';
import { useFormat } from '../words/format';
import { explain, type ReasonText, useReasonWords } from '../words/reasons';
import { usePlaceNames } from './place-names';

/** Reasons in words, with places named as the desk names them. */
export function useReasonText(): (reason: Reason) => ReasonText {
  const words = useReasonWords();
  const { terms } = useWords();
  const format = useFormat();
  const { full } = usePlaceNames();
  return (reason) => explain(reason, { words, terms, format, place: full });
}
