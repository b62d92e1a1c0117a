import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Preferring } from './preferences';

const ShellContext = createContext<Preferring | null>(null);

export const ShellProvider = ShellContext.Provider;

/** Language, size and theme, and the way to change them. Only inside the shell. */
export function usePreferring(): Preferring {
  const preferring = useContext(ShellContext);
  if (preferring === null) throw new Error('outside of the shell');
  return preferring;
}
