/**
 * Lets the page breathe between two parts of a longer work: taps and frames come first. A message, not a timer: timers
 * of pages out of sight wait for a second, and the fifth in a row for four milliseconds.
 */
export function pause(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const go = () => {
      port1.close();
      resolve();
    };
    port1.addEventListener('message', go, { once: true });
    port1.start();
    port2.postMessage(null);
  });
}
