// A worker thread knows nothing of TypeScript: it is told before it fetches the mutants.
import { register } from 'tsx/esm/api';

register();
await import('./half.ts');
