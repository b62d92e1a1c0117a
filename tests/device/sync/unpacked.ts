/** The bytes of a request's body as they were before they were packed for the way; the request can be read again. */
export async function unpacked(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await request.clone().arrayBuffer();
  if (request.headers.get('content-encoding') !== 'gzip') return new Uint8Array(bytes);
  const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(plain).arrayBuffer());
}
