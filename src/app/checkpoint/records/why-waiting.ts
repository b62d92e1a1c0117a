import type { SyncState, Waiting } from '#device/device';

/** Why records are still on the phone, worst first; null when none are. */
export type WhyWaiting = 'refused' | 'update-needed' | 'sending' | 'no-network' | 'busy' | null;

/** What keeps records here, by what the last attempts met. */
export function whyWaiting(waiting: Waiting, phase: SyncState['phase'], online: boolean): WhyWaiting {
  if (waiting.unsent === 0) return null;
  switch (phase) {
    case 'paused':
      return 'refused';
    case 'update-needed':
      return 'update-needed';
    case 'sending':
      return 'sending';
    case 'idle':
    case 'waiting':
      return online ? 'busy' : 'no-network';
  }
}
