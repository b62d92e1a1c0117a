// Loaded into the server's process first. After SIGUSR2 every statement that is executed and every answer that is ended
// is a step; before step number FAULT_KILL_AT the process dies as by kill -9. Steps so far are told with each answer.
import { ServerResponse } from 'node:http';
import Database from 'libsql';
import pg from 'pg';

const at = Number(process.env.FAULT_KILL_AT ?? '0');
let armed = false;
let steps = 0;
process.on('SIGUSR2', () => {
  armed = true;
  steps = 0;
  process.stdout.write('armed\n');
});

function step() {
  if (!armed) return;
  steps += 1;
  if (steps === at) process.kill(process.pid, 'SIGKILL');
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
count(pg.Client.prototype, 'query');
const end = ServerResponse.prototype.end;
ServerResponse.prototype.end = function counted(...all) {
  step();
  if (armed) process.stdout.write(`steps ${steps}\n`);
  return end.apply(this, all);
};
