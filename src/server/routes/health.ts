import { answer, refuse } from '../access/reply';
import type { Context } from '../context';
import { currentRev } from '../store/meta';
import type { Doors } from './doors';

/** Whether the process lives, and whether it can reach what it remembers by. */
export function healthRoutes(doors: Doors, context: Context): void {
  doors.open('GET /healthz', async () => answer({ ok: true }));
  doors.open('GET /readyz', async () => {
    try {
      await currentRev(context.store.db);
      return answer({ ok: true });
    } catch {
      return refuse('busy');
    }
  });
}
