import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openCamera } from '#device/camera';
import { contextOf } from './draw';

type Abilities = { torch?: unknown; zoom?: { min: number; max: number; step?: number } };

/** A camera's stream that gives pictures of one colour, with abilities that a real track would tell. */
function fakeStream(abilities: Abilities = {}, colour = '#fff', deviceId = 'rear-1') {
  const canvas = document.createElement('canvas');
  const context = contextOf(canvas);
  const paint = () => {
    context.fillStyle = colour;
    context.fillRect(0, 0, canvas.width, canvas.height);
  };
  paint();
  const painting = setInterval(paint, 40);
  const stream = canvas.captureStream(25);
  const [track] = stream.getVideoTracks();
  if (track === undefined) throw new Error('a canvas has no track');
  const settings: unknown[] = [];
  Object.assign(track, {
    getCapabilities: () => abilities,
    getSettings: () => ({ deviceId }),
    applyConstraints: async (wanted: MediaTrackConstraints) => void settings.push(...(wanted.advanced ?? [])),
  });
  const end = () => {
    track.stop();
    track.dispatchEvent(new Event('ended'));
  };
  return { stream, track, settings, end, close: () => clearInterval(painting) };
}

const opened: { close(): void }[] = [];
const camera = (...args: Parameters<typeof fakeStream>) => {
  const one = fakeStream(...args);
  opened.push(one);
  return one;
};
/** A promise, and the function that keeps it. */
function promised() {
  const told: { resolve(value: unknown): void } = { resolve: () => {} };
  const promise = new Promise<unknown>((resolve) => {
    told.resolve = resolve;
  });
  return { promise, resolve: (value: unknown) => told.resolve(value) };
}
const makeVideo = () => document.body.appendChild(document.createElement('video'));

beforeEach(() => localStorage.clear());
afterEach(() => {
  vi.restoreAllMocks();
  for (const one of opened.splice(0)) one.close();
  document.body.replaceChildren();
});

const asked = () => vi.spyOn(navigator.mediaDevices, 'getUserMedia');

async function open(video = makeVideo(), onFault?: (fault: unknown) => void) {
  const result = await openCamera(video, onFault === undefined ? {} : { onFault });
  if (!result.ok) throw new Error(`no camera: ${result.fault}`);
  opened.push({ close: result.value.stop });
  return result.value;
}

test('the rear camera is wished for, at 1280 by 720, without sound', async () => {
  const ask = asked().mockResolvedValue(camera().stream);
  const video = makeVideo();
  await open(video);
  expect(ask.mock.calls).toEqual([
    [
      {
        video: { width: { ideal: 1280 }, height: { ideal: 720 }, facingMode: { ideal: 'environment' } },
        audio: false,
      },
    ],
  ]);
  expect(video.paused).toBe(false);
});

test('the second start asks for the same camera; when it is gone, for any rear one', async () => {
  const ask = asked().mockImplementation(async () => camera().stream);
  (await open()).stop();
  await open();
  expect(ask.mock.lastCall?.[0]).toMatchObject({ video: { deviceId: { exact: 'rear-1' } } });
  ask.mockRejectedValueOnce(new DOMException('gone', 'OverconstrainedError'));
  await open();
  expect(ask.mock.lastCall?.[0]).toMatchObject({ video: { facingMode: { ideal: 'environment' } } });
});

test('a camera that was chosen is the one of the next start', async () => {
  const ask = asked().mockImplementation(async () => camera({}, '#fff', 'wide-2').stream);
  const first = await open();
  expect(await first.use('wide-2')).toEqual({ ok: true, value: null });
  first.stop();
  await open();
  expect(ask.mock.lastCall?.[0]).toMatchObject({ video: { deviceId: { exact: 'wide-2' } } });
});

test.each([
  ['NotAllowedError', 'denied'],
  ['SecurityError', 'denied'],
  ['NotFoundError', 'missing'],
  ['OverconstrainedError', 'missing'],
  ['NotReadableError', 'in-use'],
  ['AbortError', 'in-use'],
  ['TypeError', 'insecure'],
])('the browser says %s: %s', async (name, fault) => {
  asked().mockRejectedValue(Object.assign(new Error('x'), { name }));
  expect(await openCamera(makeVideo())).toEqual({ ok: false, fault });
});

test('a camera that gives only black is told', async () => {
  asked().mockResolvedValue(camera({}, '#000').stream);
  expect(await openCamera(makeVideo())).toEqual({ ok: false, fault: 'black' });
});

test('a camera without torch or zoom offers neither', async () => {
  asked().mockResolvedValue(camera().stream);
  const one = await open();
  expect(one.abilities()).toEqual({ torch: false, zoom: null });
  expect(await one.setTorch('on')).toBe(false);
  expect(one.torchOn()).toBe(false);
});

test('the torch stays on after the camera was lost and came back', async () => {
  const first = camera({ torch: true });
  const second = camera({ torch: true });
  asked().mockResolvedValueOnce(first.stream).mockResolvedValueOnce(second.stream);
  const told = promised();
  const one = await open(makeVideo(), told.resolve);
  expect(await one.setTorch('on')).toBe(true);
  expect(first.settings).toContainEqual({ torch: true });
  first.end();
  expect(await told.promise).toBeNull();
  expect(second.settings).toContainEqual({ torch: true });
  expect(one.torchOn()).toBe(true);
});

test('a camera with zoom begins at twice, and later as it was left', async () => {
  const zoom = { min: 1, max: 8, step: 0.1 };
  const first = camera({ zoom });
  const second = camera({ zoom });
  asked().mockResolvedValueOnce(first.stream).mockResolvedValueOnce(second.stream);
  const one = await open();
  expect(one.zoom()).toBe(2);
  expect(first.settings).toEqual([{ zoom: 2 }]);
  expect(await one.setZoom(1)).toBe(1);
  one.stop();
  await open();
  expect(second.settings).toEqual([{ zoom: 1 }]);
});

test.each([
  ['a wide lens below 1', { min: 0.5, max: 8 }, 1, 2],
  ['a cable camera that counts from 100', { min: 100, max: 500 }, 100, 200],
  ['a camera that comes not quite to twice', { min: 1, max: 1.8 }, 1, 1.8],
])('zoom of %s', async (_whose, zoom, once, twice) => {
  const only = camera({ zoom: { ...zoom, step: 0.1 } });
  asked().mockResolvedValue(only.stream);
  const one = await open();
  await one.setZoom(1);
  expect(only.settings).toEqual([{ zoom: twice }, { zoom: once }]);
});

test('a camera that can hardly zoom offers none', async () => {
  const only = camera({ zoom: { min: 1, max: 1.2 } });
  asked().mockResolvedValue(only.stream);
  const one = await open();
  expect(one.zoom()).toBeNull();
  expect(await one.setZoom(2)).toBeNull();
  expect(only.settings).toEqual([]);
});

test('of several cameras the next one is taken in turn, and the first again after the last', async () => {
  const ids = ['front-1', 'rear-1', 'wide-2'];
  vi.spyOn(navigator.mediaDevices, 'enumerateDevices').mockResolvedValue(
    ids.map((deviceId) => ({ kind: 'videoinput', deviceId, label: deviceId, groupId: '', toJSON: () => '' })),
  );
  const ask = asked().mockImplementation(async (wanted) => {
    const id = JSON.stringify(wanted).match(/"exact":"([^"]+)"/)?.[1];
    return camera({}, '#fff', id ?? 'rear-1').stream;
  });
  const one = await open();
  expect(await one.next()).toEqual({ ok: true, value: null });
  expect(ask.mock.lastCall?.[0]).toMatchObject({ video: { deviceId: { exact: 'wide-2' } } });
  await one.next();
  expect(ask.mock.lastCall?.[0]).toMatchObject({ video: { deviceId: { exact: 'front-1' } } });
  one.stop();
  await open();
  expect(ask.mock.lastCall?.[0]).toMatchObject({ video: { deviceId: { exact: 'front-1' } } });
});

test('stopped, the track is off and nothing opens it again', async () => {
  const only = camera();
  const ask = asked().mockResolvedValue(only.stream);
  (await open()).stop();
  expect(only.track.readyState).toBe('ended');
  window.dispatchEvent(new Event('pageshow'));
  only.end();
  expect(ask).toHaveBeenCalledTimes(1);
});

test('coming back to the page after the camera was taken opens it again', async () => {
  const first = camera();
  asked().mockResolvedValueOnce(first.stream).mockResolvedValueOnce(camera().stream);
  const told = promised();
  const video = makeVideo();
  await open(video, told.resolve);
  first.track.stop();
  window.dispatchEvent(new Event('pageshow'));
  expect(await told.promise).toBeNull();
  expect(video.paused).toBe(false);
});
