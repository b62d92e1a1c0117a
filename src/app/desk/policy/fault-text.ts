import type { PolicyFault } from '#domain/policy/policy-faults';
import { usePlacesWords } from '../words';

/** What does not go together, in words. */
export function useFaultText(): (fault: PolicyFault) => string {
  const words = usePlacesWords().policyEdit.fault;
  return (fault) => {
    switch (fault.code) {
      case 'look-back-short':
        return words[fault.code](fault.row, fault.days);
      case 'never-counts':
        return words[fault.code](fault.row, fault.other);
      case 'deadlines-crossed':
      case 'none-on':
        return words[fault.code]();
      case 'id-twice':
      case 'green-isolated':
      case 'red-free':
      case 'quarantine-released':
      case 'measure-ends-with-check':
      case 'nobody-clears':
      case 'nobody-tests':
      case 'possible-uncounted':
        return words[fault.code](fault.row);
    }
  };
}
