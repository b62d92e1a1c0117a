import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Request, type Response, Router } from 'express';

const YEAR = 31_536_000;

/** The phone app as it was built: files named by their content for ever, the others asked for each time. */
export function webRoutes(folder: string): Router {
  const router = Router();
  const index = join(folder, 'index.html');
  router.use(
    express.static(folder, {
      index: false,
      redirect: false,
      dotfiles: 'ignore',
      setHeaders: (response, path) => {
        const lasting = /[\\/]assets[\\/]/.test(path);
        response.setHeader('cache-control', lasting ? `public, max-age=${YEAR}, immutable` : 'no-cache');
        if (path.endsWith('.wasm')) response.setHeader('content-type', 'application/wasm');
      },
    }),
  );
  // Every address of the app is the app, for whoever wants to read a page.
  router.get('/{*path}', (request: Request, response: Response, next) => {
    if (
      request.path.startsWith('/v1') ||
      !request.accepts('html') ||
      /\.\w+$/.test(request.path) ||
      !existsSync(index)
    )
      return next();
    response.setHeader('cache-control', 'no-cache');
    response.sendFile('index.html', { root: folder });
  });
  return router;
}
