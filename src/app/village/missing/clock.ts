import type { MissingWords } from '../../words/comparisons';
import { durationText, type InstructionWords } from '../../words/instructions';

/** How long there is to find out, or how late it is. */
export const clockText = (
  due: number,
  now: number,
  { words, spans }: { words: MissingWords; spans: InstructionWords },
): string =>
  due >= now ? words.left(durationText(due - now, spans)) : words.late(durationText(now - due, spans));
