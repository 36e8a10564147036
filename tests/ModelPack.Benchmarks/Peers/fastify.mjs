// The same endpoints as fastify users write them: schemas for validation and for fast serialization, one session, one native call a request.
import Fastify from 'fastify';
import * as ort from 'onnxruntime-node';

const names = ['sepalLength', 'sepalWidth', 'petalLength', 'petalWidth'];
const number = { type: 'number', minimum: 0, maximum: 10 };
const flower = { type: 'object', properties: Object.fromEntries(names.map(name => [name, number])), required: names, additionalProperties: false };
const scores = { type: 'object', properties: { setosa: { type: 'number' }, versicolor: { type: 'number' }, virginica: { type: 'number' } } };

const session = await ort.InferenceSession.create(process.argv[2], { intraOpNumThreads: 1, interOpNumThreads: 1 });
const app = Fastify({ logger: false });

async function predict(rows) {
  const input = new Float32Array(rows.length * 4);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i];
    input[i * 4] = row.sepalLength;
    input[i * 4 + 1] = row.sepalWidth;
    input[i * 4 + 2] = row.petalLength;
    input[i * 4 + 3] = row.petalWidth;
  }
  const results = await session.run({ features: new ort.Tensor('float32', input, [rows.length, 4]) });
  return results.scores.data;
}

const read = (data, row) => ({ setosa: data[row * 3], versicolor: data[row * 3 + 1], virginica: data[row * 3 + 2] });

app.post('/iris/predict', { schema: { body: flower, response: { 200: scores } } }, async request => read(await predict([request.body]), 0));
app.post('/iris/predict/batch', { schema: { body: { type: 'array', items: flower }, response: { 200: { type: 'array', items: scores } } } }, async request => {
  const data = await predict(request.body);
  return request.body.map((_, row) => read(data, row));
});

console.log(await app.listen({ host: '127.0.0.1', port: 0 }));

// Lives as long as the one who asked for it.
process.stdin.on('end', () => process.exit(0)).resume();
