import { useEffect, useRef, useState } from 'preact/hooks';
import { type WedgeRefusal, watchHardwareScanner } from '#device/scanner/hardware-scanner';

/** Listens for a scanner or a card reader that types, while the screen stands. Gives why the last burst was none, or null. */
export function useHardwareScanner(onText: (text: string) => void): WedgeRefusal | null {
  const [refused, setRefused] = useState<WedgeRefusal | null>(null);
  const hear = useRef(onText);
  hear.current = onText;
  useEffect(
    () => watchHardwareScanner(window, { onText: (text) => hear.current(text), onRefused: setRefused }),
    [],
  );
  return refused;
}
