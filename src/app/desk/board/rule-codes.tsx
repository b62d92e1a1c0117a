import { useWatched } from '../../ui/use-watched';
import { useDesk } from '../desk-context';
import { conditionOf } from '../rule-condition';
import { useDeskWords } from '../words';

/** The rules that matched, as their codes; what each means opens below, and stands there for who points at them. */
export function RuleCodes({ codes }: { codes: readonly string[] }) {
  const words = useDeskWords();
  const { device } = useDesk();
  const { policy } = useWatched(device.known);
  if (codes.length === 0) return null;
  const sentence = (code: string) => words.row[conditionOf(code, policy)];
  const all = codes.join(' ');
  return (
    <details class="codes" name="rule-codes">
      <summary
        aria-label={words.board.rulesOf(all)}
        title={codes.map((one) => `${one} ${sentence(one)}`).join('\n')}
      >
        {all}
      </summary>
      <ul class="small">
        {codes.map((one) => (
          <li key={one}>
            <b>{one}</b> {sentence(one)}
          </li>
        ))}
      </ul>
    </details>
  );
}
