import { useEffect, useState } from 'preact/hooks';
import * as z from 'zod/mini';
import type { Device } from '#device/device';
import type { Language } from './words/language';

/** What somebody chose about the looks of the app on this phone. */
const preferencesSchema = z.object({
  language: z.enum(['zh', 'en']),
  elder: z.boolean(),
  theme: z.enum(['auto', 'light', 'dark', 'sun']),
});
export type Preferences = z.infer<typeof preferencesSchema>;

export type Preferring = { preferences: Preferences; prefer: (change: Partial<Preferences>) => void };

const DRAFT = 'preferences';

/** What was chosen before, or what the phone's own language suggests. */
export async function readPreferences(device: Device): Promise<Preferences> {
  const kept = preferencesSchema.safeParse(await device.readDraft(DRAFT));
  return kept.success ? kept.data : { language: suggested(), elder: false, theme: 'auto' };
}

const suggested = (): Language => (navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en');

/** The present choice, kept at each change and put on the page's root, where the style sheet looks for it. */
export function usePreferences(device: Device, first: Preferences): Preferring {
  const [preferences, setPreferences] = useState(first);
  useEffect(() => {
    const root = document.documentElement;
    root.lang = preferences.language === 'zh' ? 'zh-CN' : 'en';
    root.toggleAttribute('data-elder', preferences.elder);
    if (preferences.theme === 'auto') root.removeAttribute('data-theme');
    else root.setAttribute('data-theme', preferences.theme);
  }, [preferences]);
  return {
    preferences,
    prefer: (change) => {
      const next = { ...preferences, ...change };
      setPreferences(next);
      void device.keepDraft(DRAFT, next);
    },
  };
}
