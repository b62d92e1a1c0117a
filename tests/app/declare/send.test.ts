import { expect, test } from 'vitest';
import type { Device, SaveFault } from '#device/device';
import { fault, ok, type Result } from '#domain/result';
import { withPerson } from '../../../src/app/declare/draft';
import { send } from '../../../src/app/declare/send';
import { readSent } from '../../../src/app/declare/sent';
import { toDeclarations } from '../../../src/app/declare/to-declarations';
import { filledDraft, JUDGING } from './filled-draft';

type Hands = Pick<Device, 'save' | 'now' | 'readDraft' | 'keepDraft' | 'dropDraft'>;

/** A phone's drawer of drafts, and a save that fails when told. */
function phone(answers: (SaveFault | 'saved')[] = [], now = JUDGING.now) {
  const drafts = new Map<string, unknown>();
  const saved: string[] = [];
  const save = async (): Promise<
    Result<{ id: string; seq: number; hash: string; takenAt: number }, SaveFault>
  > => {
    const answer = answers.shift() ?? 'saved';
    if (answer !== 'saved') return fault(answer);
    saved.push(`record-${saved.length + 1}`);
    return ok({ id: `record-${saved.length}`, seq: saved.length, hash: '', takenAt: now });
  };
  const hands: Hands = {
    save,
    now: () => now,
    readDraft: async (name) => drafts.get(name),
    keepDraft: async (name, value) => void drafts.set(name, structuredClone(value)),
    dropDraft: async (name) => void drafts.delete(name),
  };
  return { hands, drafts, saved };
}

const party = withPerson({ ...filledDraft(), size: 2 }, 1, {
  name: '李四',
  documentType: 'none',
  noDocument: 'child',
  together: 'tested',
  well: 'well',
});
const declarations = toDeclarations(party, { ...JUDGING, lookBackDays: 14 }) ?? [];

test('each person is one record, and the draft is dropped when all are on disk', async () => {
  const { hands, drafts, saved } = phone();
  const sent = await send(hands, party, declarations);
  expect(sent.ok && sent.value.map((one) => [one.id, one.name])).toEqual([
    ['record-1', '张*'],
    ['record-2', '李*'],
  ]);
  expect(saved).toHaveLength(2);
  expect(drafts.has('declare')).toBe(false);
});

test('a sending that was cut off goes on and records nobody twice', async () => {
  const { hands, drafts, saved } = phone(['saved', 'storage-full']);
  expect(await send(hands, party, declarations)).toEqual(fault('storage-full'));
  const kept = drafts.get('declare');
  expect(kept).toMatchObject({ party: party.party, saved: ['record-1'] });
  const again = await send(hands, party, declarations);
  expect(again.ok && again.value.map((one) => one.id)).toEqual(['record-1', 'record-2']);
  expect(saved).toHaveLength(2);
});

test('what is kept of a sent declaration never holds the document, the full name or the phone', async () => {
  const { hands, drafts } = phone();
  await send(hands, party, declarations);
  const kept = JSON.stringify(drafts.get('sent'));
  expect(kept).not.toContain('11010519491231002X');
  expect(kept).not.toContain('张三');
  expect(kept).not.toContain('13800000000');
});

test('a sent declaration is forgotten 14 days after its arrival, and a newer party stands first', async () => {
  const { hands, drafts } = phone();
  await send(hands, party, declarations);
  const first = await readSent(hands);
  expect(first).toHaveLength(2);
  const later = phone([], JUDGING.now + 16 * 24 * 60 * 60 * 1000);
  later.drafts.set('sent', drafts.get('sent'));
  expect(await readSent(later.hands)).toEqual([]);
});
