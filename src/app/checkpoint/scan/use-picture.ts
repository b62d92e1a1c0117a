import { useState } from 'preact/hooks';
import { decodeStill, type StillFault } from '#device/scanner/still';
import type { OpenDecoder } from './use-decoder';

/** Reads a code from a picture that somebody chose. `read` takes the field of the choice; `fault` is why it was not read. */
export function usePicture(openDecoder: OpenDecoder, onText: (text: string) => void) {
  const [fault, setFault] = useState<StillFault | null>(null);
  const read = async (input: HTMLInputElement) => {
    const file = input.files?.[0];
    if (file === undefined) return;
    setFault(null);
    const text = await decodeStill(file, await openDecoder());
    // The same file again is a new choice too.
    input.value = '';
    if (text.ok) onText(text.value);
    else setFault(text.fault);
  };
  return { fault, read };
}
