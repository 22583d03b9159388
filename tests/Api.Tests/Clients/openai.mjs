// OpenAI's own client, against the market by another URL and key: models, embeddings, a completion, a stream, and how refusals arrive.
import assert from 'node:assert/strict';
import OpenAI from 'openai';

const { url, key, weak, asset } = JSON.parse(process.argv[2]);
const client = new OpenAI({ baseURL: url, apiKey: key, maxRetries: 0 });
const messages = [{ role: 'system', content: 'Be brief.' }, { role: 'user', content: 'why?' }];

const models = [];
for await (const model of client.models.list()) models.push(model.id);
assert.ok(models.includes('echo'), models.join());
assert.equal((await client.models.retrieve('echo')).owned_by, 'operator');
assert.equal((await client.models.retrieve(asset)).id, asset);

const { data, usage } = await client.embeddings.create({ model: 'nn-embed-mini', input: ['language identification', 'apple cake'] });
assert.equal(data.length, 2);
assert.equal(data[1].embedding.length, 128);
assert.ok(Math.abs(data[0].embedding.reduce((sum, x) => sum + x * x, 0) - 1) < 1e-3);
assert.equal(usage.prompt_tokens, 4);
const plain = await client.embeddings.create({ model: 'nn-embed-mini', input: 'apple cake', encoding_format: 'float' });
assert.ok(Math.abs(plain.data[0].embedding[5] - data[1].embedding[5]) < 1e-6);

const whole = await client.chat.completions.create({ model: 'echo', messages, temperature: 0.5, max_completion_tokens: 40 });
assert.equal(whole.choices[0].message.content, 'You asked: why? — grüße 🙂 [1]');
assert.equal(whole.choices[0].finish_reason, 'stop');
assert.equal(whole.usage.total_tokens, 18);

let text = '';
let counted = null;
const stream = await client.chat.completions.create({ model: asset, messages, stream: true, stream_options: { include_usage: true } });
for await (const chunk of stream) {
  text += chunk.choices[0]?.delta?.content ?? '';
  counted = chunk.usage ?? counted;
}
assert.equal(text, 'You asked: why? — grüße 🙂 [1]');
assert.equal(counted.completion_tokens, 7);

const refused = async (status, code, ask) => {
  const error = await ask().then(() => assert.fail(`not refused with ${code}`), (e) => e);
  assert.deepEqual([error.status, error.code], [status, code], String(error));
};
const ask = (changes, by = client) => () => by.chat.completions.create({ model: 'echo', messages, ...changes });
await refused(404, 'model_not_found', ask({ model: 'gpt-4o' }));
await refused(404, 'model_not_found', ask({ model: 'nrc101.test.near/1:999' }));
await refused(400, 'unsupported_parameter', ask({ tools: [{ type: 'function', function: { name: 'f' } }] }));
await refused(400, 'invalid_value', ask({ messages: [{ role: 'user', content: [{ type: 'image_url', image_url: { url: 'http://169.254.169.254/' } }] }] }));
await refused(400, 'invalid_value', ask({ temperature: 9 }));
await refused(400, 'context_length_exceeded', ask({ messages: [{ role: 'user', content: 'x'.repeat(9000) }] }));
await refused(429, 'generator_busy', ask({ model: 'busy' }));
await refused(502, 'generator_unavailable', ask({ model: 'down' }));
await refused(502, 'generator_unavailable', ask({ model: 'fails' }));
await refused(404, 'model_not_found', () => client.embeddings.create({ model: asset, input: 'x' }));
await refused(401, 'invalid_api_key', ask({}, new OpenAI({ baseURL: url, apiKey: 'sk-nothing', maxRetries: 0 })));
await refused(403, 'insufficient_scope', ask({}, new OpenAI({ baseURL: url, apiKey: weak, maxRetries: 0 })));

const broken = await client.chat.completions.create({ model: 'fails', messages, stream: true });
await assert.rejects(async () => { for await (const _ of broken); }, (e) => e.code === 'generator_unavailable');
console.log('openai was served');
