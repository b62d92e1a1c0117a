import { http } from 'msw';

/** A server that takes batches and answers none until it is let: what a slow network looks like, without waiting for time. */
export function heldAnswer() {
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const held = { arrived: 0 };
  const handler = http.post('*/v1/records', async () => {
    held.arrived++;
    await released;
    return undefined;
  });
  return { held, handler, release };
}
