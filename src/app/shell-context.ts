import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { InstallApp } from '#device/install-app';
import type { Updates } from '#device/update';
import type { Preferring } from './preferences';

/** What the shell gives to every page. */
export type ShellGifts = Preferring & { updates: Updates; installing: InstallApp };

const ShellContext = createContext<ShellGifts | null>(null);

export const ShellProvider = ShellContext.Provider;

/** All of it. Only inside the shell. */
export function useShell(): ShellGifts {
  const gifts = useContext(ShellContext);
  if (gifts === null) throw new Error('outside of the shell');
  return gifts;
}

/** Language, size and theme, and the way to change them. */
export const usePreferring = (): Preferring => useShell();
