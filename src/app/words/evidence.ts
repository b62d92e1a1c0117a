import { useBook } from './language';
import type { Books } from './library';

/** What the screens of certificates from elsewhere say. They open the book themselves when the first one is scanned. */
export const useCertificateWords = (): Books['evidence']['certificate'] => useBook('evidence').certificate;
