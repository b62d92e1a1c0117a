import { afterEach, expect, test, vi } from 'vitest';
import { showBadge } from '#device/badge';

afterEach(() => vi.restoreAllMocks());

test('the icon says how many records wait, and nothing when none does', () => {
  const set = vi.spyOn(navigator, 'setAppBadge').mockResolvedValue();
  const clear = vi.spyOn(navigator, 'clearAppBadge').mockResolvedValue();
  showBadge(7);
  expect(set).toHaveBeenCalledWith(7);
  expect(clear).not.toHaveBeenCalled();
  showBadge(0);
  expect(clear).toHaveBeenCalledOnce();
});

test('a browser that refuses is no reason to fail', () => {
  vi.spyOn(navigator, 'setAppBadge').mockRejectedValue(new DOMException('', 'NotAllowedError'));
  expect(() => showBadge(1)).not.toThrow();
});
