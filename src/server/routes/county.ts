import { answer, refuse } from '../access/reply';
import type { Context } from '../context';
import { countyAnswer } from '../county/county-card';
import type { Doors } from './doors';

/** What everybody may know of the county. */
export function countyRoutes(doors: Doors, context: Context): void {
  doors.open('GET /v1/county', async () => {
    const card = await countyAnswer(context);
    return card === null ? refuse('not-set-up') : answer(card);
  });
}
