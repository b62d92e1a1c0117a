import type { DeclareWords } from '../words/declare';
import type { terms as Terms } from '../words/zh/terms';
import type { Fault } from './faults';

/** What is wrong and what to do, in words. */
export function faultText(fault: Fault, words: DeclareWords, terms: typeof Terms): string {
  switch (fault.kind) {
    case 'document':
      return terms.documentFault[fault.code];
    case 'phone':
      return words.phoneFaults[fault.code];
    case 'plate':
      return words.plateFaults[fault.code];
    case 'name':
      return words.nameFaults[fault.code];
    case 'form':
      return words.faults[fault.code];
  }
}
