import type { Watched } from './device';
import { cell } from './watched';

/** `offered`: the browser would put the app on the home screen. `installed`: it runs from there. `by-hand`: only the person can, by the browser's menu. */
export type InstallOffer = 'offered' | 'installed' | 'by-hand';
export type InstallApp = {
  offer: Watched<InstallOffer>;
  /** Shows the browser's own question; call from a tap. True when the person said yes. */
  ask(): Promise<boolean>;
};

type Prompt = { prompt(): unknown; userChoice: unknown };

/** Watches whether the app can be put on the home screen. Call before the first paint: the browser offers once. */
export function watchInstall(): InstallApp {
  const standalone = matchMedia('(display-mode: standalone)').matches;
  const offer = cell<InstallOffer>(standalone ? 'installed' : 'by-hand');
  let kept: Prompt | null = null;
  addEventListener('beforeinstallprompt', (event: Event) => {
    if (!isPrompt(event)) return;
    // Kept for a moment that suits: never over a form or a check.
    event.preventDefault();
    kept = event;
    offer.set('offered');
  });
  addEventListener('appinstalled', () => {
    kept = null;
    offer.set('installed');
  });
  return {
    offer,
    async ask() {
      const prompt = kept;
      if (prompt === null) return false;
      kept = null;
      offer.set('by-hand');
      await prompt.prompt();
      const choice: unknown = await prompt.userChoice;
      return (
        typeof choice === 'object' && choice !== null && 'outcome' in choice && choice.outcome === 'accepted'
      );
    },
  };
}

function isPrompt(event: Event): event is Event & Prompt {
  return 'prompt' in event && typeof event.prompt === 'function' && 'userChoice' in event;
}
