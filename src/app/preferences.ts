import { useEffect, useRef, useState } from 'preact/hooks';
import * as z from 'zod/mini';
import type { Device } from '#device/device';
import type { Language, Library } from './words/library';

/** `sun`: as much contrast as there is; `night`: dark and dim, for eyes that look into the night between two cars. */
export const THEMES = ['auto', 'light', 'sun', 'night'] as const;

/** What somebody chose about the looks of the app on this phone. */
const preferencesSchema = z.object({
  language: z.enum(['zh', 'en']),
  elder: z.boolean(),
  /** A theme that is offered no more is the phone's own. */
  theme: z.catch(z.enum(THEMES), 'auto'),
});
export type Preferences = z.infer<typeof preferencesSchema>;

export type Preferring = { preferences: Preferences; prefer: (change: Partial<Preferences>) => void };

const DRAFT = 'preferences';

/** What was chosen before, or what the phone's own language suggests. */
export async function readPreferences(device: Device): Promise<Preferences> {
  const kept = preferencesSchema.safeParse(await device.readDraft(DRAFT));
  return kept.success ? kept.data : { language: suggestedLanguage(), elder: false, theme: 'auto' };
}

/** The language of the phone itself, where the app speaks it. */
export const suggestedLanguage = (): Language =>
  navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';

type Beginning = { device: Device; first: Preferences; library: Library };

/**
 * The present choice, kept at each change and put on the page's root, where the style sheet looks for it. Another language
 * comes once its words are here; while they can't be fetched everything stays as it is.
 */
export function usePreferences({ device, first, library }: Beginning): Preferring {
  const [preferences, setPreferences] = useState(first);
  const newest = useRef(first);
  useEffect(() => {
    const root = document.documentElement;
    root.lang = preferences.language === 'zh' ? 'zh-CN' : 'en';
    root.toggleAttribute('data-elder', preferences.elder);
    if (preferences.theme === 'auto') root.removeAttribute('data-theme');
    else root.setAttribute('data-theme', preferences.theme);
  }, [preferences]);
  const adopt = (change: Partial<Preferences>) => {
    newest.current = { ...newest.current, ...change };
    setPreferences(newest.current);
    void device.keepDraft(DRAFT, newest.current);
  };
  return {
    preferences,
    prefer(change) {
      if (change.language === undefined) adopt(change);
      else
        library.speak(change.language).then(
          () => adopt(change),
          () => undefined,
        );
    },
  };
}
