/** What became of a file that was given: shared by the system's sheet, saved among the downloads, or not wanted after all. */
export type Given = 'shared' | 'saved' | 'cancelled';

const KIND = 'application/octet-stream';
/** A browser begins to read a download some time after it was told to. */
const REVOKE_AFTER = 60_000;

/** Gives a file out of the app: by the system's share sheet where it takes such files, else as a download. */
export async function giveFile(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<Given> {
  const file = new File([bytes], name, { type: KIND });
  if (navigator.canShare?.({ files: [file] }) === true)
    try {
      await navigator.share({ files: [file] });
      return 'shared';
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return 'cancelled';
    }
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), REVOKE_AFTER);
  return 'saved';
}
