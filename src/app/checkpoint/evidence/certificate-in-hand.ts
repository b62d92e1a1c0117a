import type { Trouble } from '../scan/trouble';
import { nextQuestion } from '../work/asking';
import type { Work } from '../work/moves';
import type { Where } from '../work/where';

/**
 * Where a certificate leads that was scanned while somebody is being asked: to evidence beside their question, instead
 * of to "not ours". Null for another code, or when nobody is being asked.
 */
export function certificateInHand({ kept }: Work, trouble: Trouble, text: string): Where | null {
  if (trouble.code !== 'not-kakou') return null;
  if (trouble.what.kind !== 'hcert' && trouble.what.kind !== 'shc') return null;
  const seats = kept.vehicle?.seats ?? [];
  const index = seats.findIndex((seat) => seat.is === 'open');
  const open = seats[index];
  if (open?.is !== 'open') return null;
  const next = nextQuestion(open);
  const asked = next === 'scan' || next === 'health' ? next : 'naat';
  return { at: 'certificate', seat: index + 1, asked, texts: [text] };
}
