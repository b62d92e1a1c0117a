import type { Sealer } from './sealer';

/**
 * A sealer whose code comes after the first paint: its cryptography is a quarter of what a first visit would load.
 * `ready` gets it before it is needed, so that a phone that loses its network a moment later can save; from then on the
 * service worker has it. A fetch that failed is tried again by the next save.
 */
export function sealerLater(): Sealer & { ready(): void } {
  let loading: Promise<Sealer> | null = null;
  const load = () => {
    loading ??= import('./sealer').then(({ createSealer }) => createSealer());
    loading.catch(() => {
      loading = null;
    });
    return loading;
  };
  return {
    seal: async (sealKey, record) => (await load()).seal(sealKey, record),
    ready: () => void load().catch(() => undefined),
  };
}
