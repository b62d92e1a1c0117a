// The other side of the peers, as a process of its own: express-pouchdb on LevelDB at /db, a server that reads and does
// nothing at /nothing, and the page. Run with the folder of its databases and the file of the page's script.
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import express from 'express';

const require = createRequire(import.meta.url);
const [, , folder, script] = process.argv;
mkdirSync(folder, { recursive: true });
process.chdir(folder);
const PouchDB = require('pouchdb').defaults({ prefix: `${folder}/` });
const pouchScript = readFileSync(require.resolve('pouchdb/dist/pouchdb.min.js'));
const app = express();
app.get('/', (_request, response) =>
  response
    .type('html')
    .send(
      '<!doctype html><title>peers</title><script src="/pouchdb.js"></script><script type="module" src="/page.js"></script>',
    ),
);
app.get('/pouchdb.js', (_request, response) => response.type('js').send(pouchScript));
app.get('/page.js', (_request, response) => response.type('js').send(readFileSync(script)));
app.post('/nothing', (request, response) => {
  request.on('data', () => undefined);
  request.on('end', () => response.json({}));
});
app.use('/db', require('express-pouchdb')(PouchDB, { mode: 'minimumForPouchDB', logPath: `${folder}/log` }));
const server = app.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`));
