import * as z from 'zod/mini';
import { fromBase64Url } from '#domain/bytes';
import { pushAnswerSchema } from '#domain/wire';
import type { Database } from './database';
import type { InstallApi } from './install-api';
import { keepNewsWords, type NewsWords } from './news-words';

/** `unavailable`: the county does not knock, the browser cannot be knocked at, or there is no network to ask. */
export type PushState = 'on' | 'off' | 'denied' | 'unavailable';

/** Being knocked at while the app is closed: only when the worker wants it, and says so by a tap. */
export type Push = {
  state(): Promise<PushState>;
  /** Asks the phone for leave; call it in a tap. @returns null when it did not work */
  turnOn(words: NewsWords): Promise<PushState | null>;
  turnOff(): Promise<PushState | null>;
  /** The words of the notice, in the language that is spoken now. */
  say(words: NewsWords): Promise<void>;
};

/** The way to be knocked at by the county of this phone. */
export function createPush({ api, database }: { api: InstallApi; database: Database }): Push {
  const asked = () => api.signedRequest({ method: 'GET', path: '/v1/push' }, pushAnswerSchema);
  const tell = async (endpoint: string | null) =>
    (await api.signedRequest({ method: 'POST', path: '/v1/push', value: { endpoint } }, z.unknown())).ok;
  return {
    async state() {
      const manager = await managerOf();
      const answer = manager === null ? null : await asked();
      if (manager === null || answer === null || !answer.ok || answer.value.key === null)
        return 'unavailable';
      if (Notification.permission === 'denied') return 'denied';
      const own = await manager.getSubscription();
      return own !== null && own.endpoint === answer.value.endpoint ? 'on' : 'off';
    },
    async turnOn(words) {
      if ((await Notification.requestPermission()) !== 'granted') return 'denied';
      const manager = await managerOf();
      const answer = await asked();
      const key = answer.ok && answer.value.key !== null ? fromBase64Url(answer.value.key) : null;
      if (manager === null || key === null) return null;
      try {
        // One that was made for another county's key can only be made anew.
        await (await manager.getSubscription())?.unsubscribe();
        const made = await manager.subscribe({
          userVisibleOnly: true,
          applicationServerKey: new Uint8Array(key),
        });
        await keepNewsWords(database, words);
        if (await tell(made.endpoint)) return 'on';
        await made.unsubscribe();
        return null;
      } catch {
        return null;
      }
    },
    async turnOff() {
      if (!(await tell(null))) return null;
      await (await managerOf())?.getSubscription().then((own) => own?.unsubscribe());
      return 'off';
    },
    say: (words) => keepNewsWords(database, words).catch(() => undefined),
  };
}

async function managerOf(): Promise<PushManager | null> {
  if (!('serviceWorker' in navigator) || typeof Notification === 'undefined') return null;
  const registration = await navigator.serviceWorker.getRegistration().catch(() => undefined);
  return registration !== undefined && 'pushManager' in registration ? registration.pushManager : null;
}
