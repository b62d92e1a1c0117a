import * as z from 'zod/mini';
import inventory from './inventory.json' with { type: 'json' };

const said = z.string().check(z.minLength(3));

/** For every table how long its rows live and what ends them; for every column what it is for. */
const inventorySchema = z.record(
  z.string(),
  z.object({ retention: said, columns: z.record(z.string(), said) }),
);

/** What is kept, what for, and how long (SECURITY.md B3). A column that is not in it must not exist. */
export const fieldInventory = (): z.infer<typeof inventorySchema> => inventorySchema.parse(inventory);
