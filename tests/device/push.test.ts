import { HttpResponse, http } from 'msw';
import { afterEach, expect, test, vi } from 'vitest';
import { readNewsWords } from '#device/news-words';
import { createPush } from '#device/push';
import { ours } from './county-server';
import { rig } from './rig';

const KEY = `B${'A'.repeat(86)}`;
const ENDPOINT = 'https://push.example/v1/abc';
const WORDS = { title: '卡口', body: '有新的指令，请打开看。' };

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** A phone whose county knocks with a key, or not, and whose browser lets itself be knocked at, or not. */
async function phone(more: { key?: string | null; leave?: NotificationPermission; takes?: boolean } = {}) {
  const { key = KEY, leave = 'granted', takes = true } = more;
  const one = await rig();
  const told: unknown[] = [];
  let endpoint: string | null = null;
  one.server.before.push(
    http.get('*/v1/push', () => HttpResponse.json({ key, endpoint }, { headers: ours })),
    http.post('*/v1/push', async ({ request }) => {
      const body = await request.json();
      told.push(body);
      if (!takes) return HttpResponse.json({ error: 'busy' }, { status: 503, headers: ours });
      endpoint = typeof body === 'object' && body !== null && 'endpoint' in body ? body['endpoint'] : null;
      return HttpResponse.json({}, { headers: ours });
    }),
  );
  const manager = browserThat();
  vi.stubGlobal('Notification', { permission: leave, requestPermission: async () => leave });
  vi.spyOn(navigator.serviceWorker, 'getRegistration').mockResolvedValue({
    pushManager: manager.pushManager,
  } as never);
  return { ...one, told, manager, push: createPush({ api: one.api, database: one.database }) };
}

/** The browser's own part, with what was asked of it. */
function browserThat() {
  let own: { endpoint: string; unsubscribe: () => Promise<boolean> } | null = null;
  const asked: PushSubscriptionOptionsInit[] = [];
  const pushManager = {
    getSubscription: async () => own,
    async subscribe(options: PushSubscriptionOptionsInit) {
      asked.push(options);
      own = {
        endpoint: ENDPOINT,
        unsubscribe: async () => {
          own = null;
          return true;
        },
      };
      return own;
    },
  };
  return { pushManager, asked, has: () => own !== null };
}

test('who turns it on is asked for leave, subscribes by the county’s key, and the county is told where', async () => {
  const { push, told, manager, database } = await phone();
  expect(await push.state()).toBe('off');
  expect(await push.turnOn(WORDS)).toBe('on');
  expect(manager.asked).toMatchObject([{ userVisibleOnly: true }]);
  expect(told).toEqual([{ endpoint: ENDPOINT }]);
  expect(await push.state()).toBe('on');
  expect(await readNewsWords(database)).toEqual(WORDS);
  expect(await push.turnOff()).toBe('off');
  expect(told.at(-1)).toEqual({ endpoint: null });
  expect(manager.has()).toBe(false);
  expect(await push.state()).toBe('off');
});

test('who gives no leave is not subscribed', async () => {
  const { push, manager } = await phone({ leave: 'denied' });
  expect(await push.state()).toBe('denied');
  expect(await push.turnOn(WORDS)).toBe('denied');
  expect(manager.asked).toEqual([]);
});

test('where the county does not knock there is nothing to turn on', async () => {
  const { push, manager } = await phone({ key: null });
  expect(await push.state()).toBe('unavailable');
  expect(await push.turnOn(WORDS)).toBeNull();
  expect(manager.asked).toEqual([]);
});

test('a subscription of which the county did not hear is taken back', async () => {
  const { push, manager } = await phone({ takes: false });
  expect(await push.turnOn(WORDS)).toBeNull();
  expect(manager.has()).toBe(false);
});

test('a phone that kept no words says the name of the app', async () => {
  const { database } = await rig();
  expect(await readNewsWords(database)).toEqual({ title: 'Kakou', body: '' });
});
