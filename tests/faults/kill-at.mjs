// Loaded into the server's process first. After SIGUSR2 every statement that is executed and every answer that is ended
// is a step; before step number FAULT_KILL_AT the process dies as by kill -9. Steps so far are told with each answer.
// A statement to PostgreSQL is two steps: before it is sent, and when it is sent and nothing has come back. With
// FAULT_CUT it is the connection to PostgreSQL that dies: at step 1 after the first SIGUSR2, at step 2 after the second.
import { ServerResponse } from 'node:http';
import Database from 'libsql';
import pg from 'pg';

const cuts = 'FAULT_CUT' in process.env;
let at = Number(process.env.FAULT_KILL_AT ?? '0');
let armed = false;
let steps = 0;
process.on('SIGUSR2', () => {
  armed = true;
  steps = 0;
  if (cuts) at += 1;
  process.stdout.write('armed\n');
});

function step(client) {
  if (!armed) return;
  steps += 1;
  if (steps !== at) return;
  if (cuts) client?.connection.stream.destroy();
  else process.kill(process.pid, 'SIGKILL');
}

function count(target, name) {
  const real = target[name];
  target[name] = function counted(...all) {
    step();
    return real.apply(this, all);
  };
}

const statements = Object.getPrototypeOf(new Database(':memory:').prepare('select 1'));
for (const name of ['run', 'get', 'all', 'iterate']) if (name in statements) count(statements, name);
count(Database.prototype, 'exec');
const query = pg.Client.prototype.query;
pg.Client.prototype.query = function counted(...all) {
  step(this);
  const asked = query.apply(this, all);
  step(this);
  return asked;
};
const end = ServerResponse.prototype.end;
ServerResponse.prototype.end = function counted(...all) {
  step();
  if (armed) process.stdout.write(`steps ${steps}\n`);
  return end.apply(this, all);
};
