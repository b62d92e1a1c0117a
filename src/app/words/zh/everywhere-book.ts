/** What every page needs: fetched before the first is drawn. */
export { common } from './everywhere';
export { start } from './start';
export { terms } from './terms';
