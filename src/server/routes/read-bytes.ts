import { gunzip } from 'node:zlib';
import type { RequestHandler, Response } from 'express';
import { type Reply, refuse, wrongKind } from '../access/reply';

/**
 * Reads a body whole, at most `limit` bytes, however it is sent; what a signature is over are these bytes. A longer one
 * is refused as soon as it is, and the rest is read and dropped, so that the phone gets to read why. One in gzip counts as
 * what it unpacks to, which is what is signed; it is never unpacked further than `limit`. One that was read for its own
 * path already is left as it is.
 */
export function readBytes(limit: number): RequestHandler {
  return (request, response, next) => {
    if (Buffer.isBuffer(request.body)) return next();
    const chunks: Buffer[] = [];
    let size = 0;
    const stop = (reply: Reply) => {
      size = Number.POSITIVE_INFINITY;
      chunks.length = 0;
      write(response, reply);
    };
    const encoding = request.headers['content-encoding'] ?? 'identity';
    if (encoding !== 'identity' && encoding !== 'gzip') stop(wrongKind());
    else if (Number(request.headers['content-length'] ?? 0) > limit) stop(refuse('too-large'));
    request.on('data', (chunk: Buffer) => {
      if (size > limit) return;
      size += chunk.length;
      if (size > limit) stop(refuse('too-large'));
      else chunks.push(chunk);
    });
    request.on('end', () => {
      if (size > limit) return;
      const body = Buffer.concat(chunks);
      const take = (bytes: Buffer) => {
        request.body = bytes;
        next();
      };
      if (encoding === 'identity') return take(body);
      gunzip(body, { maxOutputLength: limit }, (error, bytes) =>
        error === null ? take(bytes) : stop(tooLarge(error) ? refuse('too-large') : refuse('not-json')),
      );
    });
    // A request that broke off has nobody to answer.
    request.on('error', () => undefined);
  };
}

const tooLarge = (error: Error): boolean => 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';

function write(response: Response, reply: Reply): void {
  response.status(reply.status).json(reply.body);
}
