/** How the pages and the service worker of one phone tell each other that storage has changed. */
export type Channel = {
  tell(): void;
  onTold(listener: () => void): void;
  close(): void;
};

/** Nothing of what changed is said: who is told looks for itself. Without BroadcastChannel nobody is told. */
export function openChannel(name = 'kakou'): Channel {
  if (typeof BroadcastChannel === 'undefined')
    return { tell: () => undefined, onTold: () => undefined, close: () => undefined };
  const channel = new BroadcastChannel(name);
  let open = true;
  return {
    // A request that was under way when the page let go of its phone still ends, and has nobody to tell.
    tell: () => open && channel.postMessage('changed'),
    onTold(listener) {
      channel.addEventListener('message', listener);
    },
    close() {
      open = false;
      channel.close();
    },
  };
}
