import { type Rig, rig } from '../rig';
import { unpacked } from './unpacked';

/** Where batches go. */
export const RECORDS = '*/v1/records';

/** What a batch says, read without using it up. */
export const batchIn = async (request: Request): Promise<{ batch: string; records: string[] }> =>
  JSON.parse(new TextDecoder().decode(await unpacked(request)));

/** A phone that has said hello and sent one record, with `count` that wait. */
export async function waiting(count: number, more: Parameters<typeof rig>[0] = {}): Promise<Rig> {
  const one = await rig(more);
  await one.save(1);
  await one.drain();
  await one.save(count);
  return one;
}
