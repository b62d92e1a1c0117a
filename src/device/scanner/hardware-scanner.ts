import { joinTypedLines } from './typed-lines';

/** A scanner types at 1 to 20 ms a key; the fastest human is slower, and never so for eight keys on end. */
const FASTEST_HUMAN_MS = 30;
const SHORTEST = 8;
/** From the fifth fast key on, keys are kept away from the field or button that happens to have the focus. */
const CERTAIN = 5;
/** The most that one QR code holds (alphanumeric, version 40-L). */
const LONGEST = 4296;
const LOST_END_MS = 200;

/** Why a burst was no scan: the field's input method swallowed it, its end was lost, or it was too long. */
export type WedgeRefusal = 'input-method' | 'unfinished' | 'too-long';

export type WedgeEvents = {
  /** One scan. */
  onText(text: string): void;
  onRefused?: (why: WedgeRefusal) => void;
};

type Field = { element: HTMLInputElement | HTMLTextAreaElement; value: string };
type Burst = { text: string; last: number; composed: number; field: Field | null; ending: number };

/**
 * Listens for a hardware scanner that types like a keyboard: a burst of keys less than 30 ms apart that ends in Enter or
 * Tab is one scan, the machine-readable lines of a document together are one too. A human typing is never one. What the
 * first keys of a burst put into a field is taken out again.
 * Gives the function that stops listening.
 */
export function watchHardwareScanner(target: Window, { onText, onRefused }: WedgeEvents): () => void {
  const lines = joinTypedLines(onText);
  const burst: Burst = { text: '', last: 0, composed: 0, field: null, ending: 0 };

  const end = () => {
    clearTimeout(burst.ending);
    burst.text = '';
    burst.composed = 0;
  };
  const refuse = (why: WedgeRefusal) => {
    restore(burst.field);
    end();
    onRefused?.(why);
  };
  const breakOff = () => {
    if (burst.text.length >= SHORTEST) refuse('unfinished');
    else end();
  };
  const onKey = (event: KeyboardEvent) => {
    if (isModifier(event.key)) return;
    const gap = event.timeStamp - burst.last;
    burst.last = event.timeStamp;
    if (gap >= FASTEST_HUMAN_MS) breakOff();
    if (event.isComposing || event.key === 'Process') return countComposed();
    if (event.repeat || event.ctrlKey || event.altKey || event.metaKey) return breakOff();
    if (event.key === 'Enter' || event.key === 'Tab') return finish(event);
    if (event.key.length === 1) add(event);
    else breakOff();
  };
  const countComposed = () => {
    burst.composed += 1;
    if (burst.composed === SHORTEST) onRefused?.('input-method');
  };
  const add = (event: KeyboardEvent) => {
    if (burst.text === '') burst.field = fieldOf(event.target);
    burst.text += event.key;
    if (burst.text.length > LONGEST) return refuse('too-long');
    if (burst.text.length < CERTAIN) return;
    event.preventDefault();
    clearTimeout(burst.ending);
    burst.ending = window.setTimeout(breakOff, LOST_END_MS);
  };
  const finish = (event: KeyboardEvent) => {
    const { text, field } = burst;
    end();
    if (text.length < SHORTEST) return;
    event.preventDefault();
    event.stopPropagation();
    restore(field);
    lines.take(mendCapsLock(text));
  };

  target.addEventListener('keydown', onKey, { capture: true });
  return () => {
    end();
    lines.stop();
    target.removeEventListener('keydown', onKey, { capture: true });
  };
}

const isModifier = (key: string) => ['Shift', 'CapsLock', 'AltGraph', 'NumLock'].includes(key);

function fieldOf(target: EventTarget | null): Field | null {
  const typed = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
  return typed ? { element: target, value: target.value } : null;
}

function restore(field: Field | null): void {
  if (field === null || field.element.value === field.value) return;
  field.element.value = field.value;
  field.element.dispatchEvent(new Event('input', { bubbles: true }));
}

/** With Caps Lock on, every letter comes in the other case; our own codes have no small letters. */
const mendCapsLock = (text: string) => (/^(?:cp\d+[a-z]?|hc1):/.test(text) ? text.toUpperCase() : text);
