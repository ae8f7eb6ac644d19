// Values and slopes of a function, and of a formula of one's own
import { createEngine } from 'activarium';

const engine = await createEngine();
const { y, dy } = await engine.evaluate({ activation: 'gelu', x: [-1, 0, 1] });
console.log('gelu', y, dy);
const own = await engine.define({ formula: 'x * sigmoid(b * x)', parameters: { b: { initial: 2 } } });
console.log(own.name, (await engine.evaluate({ activation: own.id, x: [-1, 0, 1] })).y);
