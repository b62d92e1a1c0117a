/** What the browser's storage does to a page, by a script that runs before the app: production code knows nothing of it. */
export type StorageHooks = {
  /** Opening neither succeeds nor fails. */
  openNever: boolean;
  /** Transactions end, and nobody hears of it. */
  completeNever: boolean;
  /** A save's requests succeed, and then its transaction is taken back, as browsers without room were seen to do. */
  takesBack: boolean;
  /** Every connection is closed under the page, as iPhones do when they are short of memory. */
  loseConnections(): void;
  /** Transactions that write: their stores, durability, and when they were complete. */
  writes: { stores: string[]; durability: string; completedAt: number }[];
};

declare global {
  interface Window {
    hooks: StorageHooks;
  }
}

export const HOOKS = `(() => {
  const hooks = { openNever: false, completeNever: false, takesBack: false, writes: [] };
  const open = new Set();
  hooks.loseConnections = () => {
    for (const db of open) {
      db.close();
      db.dispatchEvent(new Event('close'));
    }
    open.clear();
  };
  const realOpen = IDBFactory.prototype.open;
  IDBFactory.prototype.open = function (name, version) {
    if (hooks.openNever) {
      const request = realOpen.call(this, 'elsewhere');
      for (const type of ['success', 'error', 'blocked', 'upgradeneeded'])
        request.addEventListener(type, (event) => event.stopImmediatePropagation());
      return request;
    }
    const request = version === undefined ? realOpen.call(this, name) : realOpen.call(this, name, version);
    request.addEventListener('success', () => open.add(request.result));
    return request;
  };
  const realTransaction = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (...all) {
    const tx = realTransaction.apply(this, all);
    if (hooks.completeNever) tx.addEventListener('complete', (event) => event.stopImmediatePropagation());
    if (tx.mode === 'readwrite') {
      const write = { stores: [...tx.objectStoreNames], durability: tx.durability, completedAt: Infinity };
      hooks.writes.push(write);
      tx.addEventListener('complete', () => { write.completedAt = performance.now(); });
    }
    return tx;
  };
  const realAdd = IDBObjectStore.prototype.add;
  IDBObjectStore.prototype.add = function (...all) {
    const request = realAdd.apply(this, all);
    // Requests end in their order: one that is asked for now ends after all that the save has asked for at once.
    if (hooks.takesBack && this.name === 'outbox')
      request.addEventListener('success', () => {
        this.count().addEventListener('success', () => this.transaction.abort());
      });
    return request;
  };
  window.hooks = hooks;
})();`;
