/** Some phones give frames of plain zeros for a camera that failed. A real one has noise even in the dark. */
const BRIGHTEST = 4;
const SIDE = 32;
/** Cameras may begin with some black frames. */
const LOOKS = 8;

/** Whether the first frames of a playing video are all plain black. */
export async function staysBlack(video: HTMLVideoElement): Promise<boolean> {
  const canvas = document.createElement('canvas');
  canvas.width = SIDE;
  canvas.height = SIDE;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) return false;
  for (let look = 0; look < LOOKS; look++) {
    context.drawImage(video, 0, 0, SIDE, SIDE);
    const { data } = context.getImageData(0, 0, SIDE, SIDE);
    if (data.some((value, at) => at % 4 !== 3 && value > BRIGHTEST)) return false;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  return true;
}
