// Loaded into the server's process first: at SIGUSR2 its clock jumps by FAULT_CLOCK ms.
const real = Date.now.bind(Date);
let moved = 0;
Date.now = () => real() + moved;
process.on('SIGUSR2', () => {
  moved = Number(process.env.FAULT_CLOCK ?? '0');
});
