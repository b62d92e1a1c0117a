import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Phone } from './phone';
import type { World } from './world';

/** Injections into a phone's storage that more than one test makes. */

/** Opens the app anew where the browser gives its origin only so many bytes more; how much is left it remembers for long. */
async function withRoomFor(phone: Phone, bytes: number): Promise<void> {
  await phone.close();
  await phone.open('nothing');
  const [blank] = phone.context.pages();
  const session = await phone.cdp(blank);
  const { origin } = phone;
  const { usage } = await session.send('Storage.getUsageAndQuota', { origin });
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: usage + bytes });
  await phone.load();
}

/** Saves until storage is full and beyond, then with room again what was denied. @returns what was said while it was full */
export async function saysFull(
  world: World,
  phone: Phone,
): Promise<{ saved: number; faults: string[]; unsent: number }> {
  world.line.down();
  await phone.save(3);
  await withRoomFor(phone, 30_000);
  const saved = await phone.save(80);
  const faults = [...phone.told.denied.values()];
  const { unsent } = await phone.waiting();
  await phone.close();
  await phone.open();
  await phone.saveIntents([...phone.told.denied.keys()]);
  world.line.heal();
  await phone.drain();
  return { saved, faults, unsent };
}

/**
 * Saves five records while storage takes each back after its requests have succeeded, then what was denied once more.
 * @returns what was said meanwhile
 */
export async function saysTakenBack(
  world: World,
  phone: Phone,
): Promise<{ saved: number; faults: string[] }> {
  world.line.down();
  await phone.save(3);
  const takesBack = (whether: boolean) =>
    phone.page.evaluate((now) => {
      window.hooks.takesBack = now;
    }, whether);
  await takesBack(true);
  const saved = await phone.save(5);
  const faults = [...phone.told.denied.values()];
  await takesBack(false);
  await phone.saveIntents([...phone.told.denied.keys()]);
  world.line.heal();
  await phone.drain();
  return { saved, faults };
}

/** Saves five records. @returns the transactions that wrote them, in order */
export async function saysWhatIsWritten(world: World, phone: Phone) {
  world.line.down();
  await phone.page.evaluate(() => {
    window.hooks.writes = [];
  });
  await phone.save(5);
  const writes = await phone.page.evaluate(() => window.hooks.writes);
  return writes.filter((one) => one.stores.includes('outbox') && one.stores.includes('records'));
}

/** Records with no network, and while the browser is off its database goes, as it does after a full disk or a broken file. */
export async function losesItsDatabase(phone: Phone, count: number): Promise<void> {
  await phone.save(count);
  await phone.copyHolds(count);
  await phone.kill();
  rmSync(join(phone.profile, 'Default', 'IndexedDB'), { recursive: true });
  await phone.open();
}
