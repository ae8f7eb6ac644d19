/** The most that one core can multiply and add in WebAssembly: a loop that touches no memory, assembled here. */

/** What the fifteen vector registers that V8 leaves hold beside the two operands and a product. */
const accumulators = 12;
const [x, y] = [accumulators + 1, accumulators + 2];

const op = {
  get: (local: number) => [0x20, local],
  set: (local: number) => [0x21, local],
  tee: (local: number) => [0x22, local],
  float: (value: number) => [0x43, ...new Uint8Array(Float32Array.of(value).buffer)],
  splat: [0xfd, 0x13],
  lane0: [0xfd, 0x1f, 0],
  multiply: [0xfd, 0xe6, 0x01],
  add: [0xfd, 0xe4, 0x01],
};

function unsigned(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...unsigned(Math.floor(value / 128))];
}
const counted = (content: readonly number[]): number[] => [...unsigned(content.length), ...content];
const section = (id: number, content: readonly number[]): number[] => [id, ...counted(content)];

/** run(n): n times each accumulator = accumulator · ½ + 1; their sum, so that none is left out. */
function moduleBytes(): Uint8Array<ArrayBuffer> {
  const all = Array.from({ length: accumulators }, (_, i) => i + 1);
  const body = [
    ...[1, accumulators + 2, 0x7b], // locals: the accumulators, x and y
    ...[...op.float(0.5), ...op.splat, ...op.set(x), ...op.float(1), ...op.splat, ...op.set(y)],
    ...[0x03, 0x40], // loop
    ...all.flatMap((sum) => [...op.get(sum), ...op.get(x), ...op.multiply, ...op.get(y), ...op.add, ...op.set(sum)]),
    ...[...op.get(0), 0x41, 1, 0x6b, ...op.tee(0), 0x0d, 0, 0x0b], // n − 1; again unless 0; end
    ...[...op.get(1), ...all.slice(1).flatMap((sum) => [...op.get(sum), ...op.add]), ...op.lane0, 0x0b],
  ];
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 1, 0x7f, 1, 0x7d]),
    ...section(3, [1, 0]),
    ...section(7, [1, ...counted([0x72, 0x75, 0x6e]), 0, 0]),
    ...section(10, [1, ...counted(body)]),
  ]);
}

const { exports } = new WebAssembly.Instance(new WebAssembly.Module(moduleBytes()));
const run = exports['run'] as (times: number) => number;

/** Floating-point operations in a second of the processor's, over about 40 ms. */
export function registerPeak(): number {
  const times = 1 << 22;
  const start = process.cpuUsage();
  run(times);
  return (8 * accumulators * times) / (1e-6 * process.cpuUsage(start).user);
}
