import { useLocation } from 'preact-iso/router';
import { usePlacesWords } from '../words';

const PARTS = ['areas', 'parameters', 'table', 'versions'] as const;
export type Part = (typeof PARTS)[number];

/** Which part of the policy the address names. */
export const usePart = (): Part => {
  const { query } = useLocation();
  return PARTS.find((one) => one === query.show) ?? 'areas';
};

type PartsProps = {
  here: Part;
  /** How many changes the draft has in each. */
  edits: Partial<Record<Part, number>>;
  /** Areas and rows in force. */
  counts: Partial<Record<Part, number>>;
};

/** The parts of the policy, each at an address of its own. */
export function PolicyParts({ here, edits, counts }: PartsProps) {
  const words = usePlacesWords().policyEdit.parts;
  return (
    <nav class="tabs" aria-label={words.label}>
      {PARTS.map((part) => (
        <a key={part} href={`/desk/policy?show=${part}`} aria-current={part === here ? 'page' : undefined}>
          {words[part]} {counts[part] === undefined ? null : <span class="quiet">{counts[part]}</span>}
          {edits[part] ? <span class="mark">{words.edits(edits[part])}</span> : null}
        </a>
      ))}
    </nav>
  );
}
