/** The lines of one document come one right after another; a line alone is told as it is after this. */
const NEXT_LINE_MS = 700;

/** How many lines a document has whose first machine-readable line this is (ICAO 9303), or 1 when it is no such line. */
function linesOf(first: string): number {
  if (/^P[A-Z0-9<]{43}$/.test(first)) return 2;
  return /^[ACI][A-Z0-9<]{29}$/.test(first) && first.includes('<') ? 3 : 1;
}

export type TypedLines = { take(text: string): void; stop(): void };

/**
 * Puts the machine-readable lines of a document together again, that passport and card readers type with an Enter behind
 * each. Any other text goes straight on.
 */
export function joinTypedLines(onText: (text: string) => void): TypedLines {
  let held: string[] = [];
  let waiting = 0;
  const tell = () => {
    clearTimeout(waiting);
    const text = held.join('\n');
    held = [];
    if (text !== '') onText(text);
  };
  return {
    take(text) {
      const first = held[0];
      // What is as long as the line before belongs to it; anything else is a new scan.
      if (first !== undefined && first.length !== text.length) tell();
      held.push(first === undefined ? inCapitals(text) : text.toUpperCase());
      clearTimeout(waiting);
      if (held.length >= linesOf(held[0] ?? '')) tell();
      else waiting = window.setTimeout(tell, NEXT_LINE_MS);
    },
    stop() {
      clearTimeout(waiting);
      held = [];
    },
  };
}

/** With Caps Lock on, the letters of a first line come small. */
const inCapitals = (text: string): string => (linesOf(text.toUpperCase()) > 1 ? text.toUpperCase() : text);
