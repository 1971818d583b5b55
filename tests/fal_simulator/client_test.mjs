// SPDX-License-Identifier: GPL-3.0-or-later
// fal's own, unmodified npm client against the simulator: what it cannot do here, it could not do at fal either.
// usage: FAL_SIMULATOR=build/fal-simulator node tests/fal_simulator/client_test.mjs
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline';
import { after, before, describe, test } from 'node:test';
import { deflateSync, crc32 as zlibCrc32 } from 'node:zlib';

let fal;
try {
  fal = await import('@fal-ai/client');
} catch {
  console.error('The npm package @fal-ai/client is missing: run "npm ci" in the folder tests, or start ./tests/run.');
  process.exit(1);
}
const { ApiError, ValidationError, createFalClient } = fal;

const KEY = '11111111-2222-4333-8444-555555555555:0123456789abcdef0123456789abcdef';
const MODEL = 'tripo3d/tripo/v2.5/image-to-3d';
let simulator;
let origin;

before(async () => {
  const program = process.env.FAL_SIMULATOR;
  simulator = spawn(program, ['--port', '0', '--key', KEY, '--seconds', '0.3'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const line = await new Promise((resolve, reject) => {
    createInterface({ input: simulator.stdout }).once('line', resolve);
    simulator.once('exit', () => reject(new Error('the simulator ended before it listened')));
    simulator.once('error', reject);
  });
  origin = line.replace('listening on ', '');
});

after(async () => {
  const ended = new Promise((resolve) => simulator.once('exit', (code) => resolve(code)));
  simulator.kill('SIGTERM');
  assert.equal(await ended, 0, 'SIGTERM ends the simulator cleanly');
});

/** The three ways in which a program can be pointed at another host without changing the client. */
const ways = {
  'through proxyUrl': (credentials) => createFalClient({ credentials, proxyUrl: { url: `${origin}/any`, when: 'always' } }),
  'through requestMiddleware': (credentials) =>
    createFalClient({
      credentials,
      requestMiddleware: async (request) => ({ ...request, url: request.url.replace('https://', `${origin}/`) }),
    }),
  'through a fetch of its own': (credentials) =>
    createFalClient({
      credentials,
      fetch: (url, options) => fetch(String(url).replace(/^https:\/\//, `${origin}/`), options),
    }),
};

const crc32 = zlibCrc32 ?? ((bytes) => {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1));
  }
  return ~crc >>> 0;
});

/** A PNG with alpha: a round red thing on nothing. */
function picture(size = 128) {
  const rows = Buffer.alloc(size * (1 + size * 4));
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++)
      if (Math.hypot(x - size / 2, y - size / 2) < size * 0.4) rows.writeUInt32BE(0xc02030ff, y * (1 + size * 4) + 1 + x * 4);
  const chunk = (type, data) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  head.set([8, 6, 0, 0, 0], 8);
  return new Blob(
    [Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))],
    { type: 'image/png' },
  );
}

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
const stats = async () => (await fetch(`${origin}/_simulator/stats`)).json();
const control = (what, body, method = 'POST') =>
  fetch(`${origin}/_simulator/${what}`, { method, body: body && JSON.stringify(body) }).then((answer) => {
    assert.equal(answer.status, 200);
    return answer.json();
  });

async function assertGlb(file) {
  const answer = await fetch(file.url);
  assert.equal(answer.status, 200);
  const bytes = Buffer.from(await answer.arrayBuffer());
  assert.equal(bytes.length, file.file_size);
  assert.equal(bytes.subarray(0, 4).toString(), 'glTF');
  assert.equal(bytes.readUInt32LE(8), bytes.length);
}

for (const [way, makeClient] of Object.entries(ways)) {
  describe(way, () => {
    test('submit, status, result', async () => {
      const client = makeClient(KEY);
      const queued = await client.queue.submit(MODEL, { input: { image_url: picture() } });
      assert.equal(queued.status, 'IN_QUEUE');
      assert.match(queued.request_id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      assert.deepEqual(Object.keys(queued), [
        'status', 'request_id', 'response_url', 'status_url', 'cancel_url', 'logs', 'metrics', 'queue_position',
      ]);
      const { request_id: requestId } = queued;
      await assert.rejects(client.queue.result(MODEL, { requestId }), { status: 400 });
      const done = await client.queue.subscribeToStatus(MODEL, { requestId, pollInterval: 20, logs: true });
      assert.equal(done.status, 'COMPLETED');
      assert.ok(done.metrics.inference_time >= 0.3);
      assert.equal(done.queue_position, undefined);
      const result = await client.queue.result(MODEL, { requestId });
      assert.equal(result.requestId, requestId);
      assert.ok(result.data.task_id);
      await assertGlb(result.data.model_mesh);
    });

    test('subscribe with logs, polling', async () => {
      const seen = new Set();
      let requestId;
      const result = await makeClient(KEY).subscribe(MODEL, {
        input: { image_url: picture() },
        logs: true,
        pollInterval: 20,
        onEnqueue: (id) => (requestId = id),
        onQueueUpdate: (update) => {
          seen.add(update.status);
          for (const line of update.logs ?? []) seen.add(line.message);
        },
      });
      assert.equal(result.requestId, requestId);
      for (const expected of ['IN_PROGRESS', 'COMPLETED', 'progress: 40%', 'progress: 100%']) assert.ok(seen.has(expected), expected);
      await assertGlb(result.data.model_mesh);
    });

    test('subscribe with logs, streaming', async () => {
      const updates = [];
      const result = await makeClient(KEY).subscribe(MODEL, {
        input: { image_url: picture() },
        mode: 'streaming',
        logs: true,
        onQueueUpdate: (update) => updates.push(structuredClone(update)),
      });
      await assertGlb(result.data.model_mesh);
      assert.equal(updates.at(-1).status, 'COMPLETED');
      const messages = updates.at(-1).logs.map((line) => line.message);
      assert.equal(new Set(messages).size, messages.length, 'no line comes twice');
      assert.equal(messages.at(-1), 'progress: 100%');
    });

    test('status stream', async () => {
      const client = makeClient(KEY);
      const { request_id: requestId } = await client.queue.submit(MODEL, { input: { image_url: picture() } });
      const events = [];
      const stream = await client.queue.streamStatus(MODEL, { requestId, logs: true });
      stream.on('data', (event) => events.push(event));
      await stream.done();
      assert.equal(events.at(-1).status, 'COMPLETED');
      assert.ok(events.length >= 10, `${events.length} events`);
      assert.deepEqual([...new Set(events.map((event) => event.request_id))], [requestId]);
    });

    test('direct run', async () => {
      const result = await makeClient(KEY).run(MODEL, { input: { image_url: picture() } });
      await assertGlb(result.data.model_mesh);
    });

    test('cancel while running, while waiting, and too late', async () => {
      const client = makeClient(KEY);
      await control('settings', { seconds: 30, concurrency: 1 });
      const running = await client.queue.submit(MODEL, { input: { image_url: picture() } });
      const waiting = await client.queue.submit(MODEL, { input: { image_url: picture() } });
      const last = await client.queue.submit(MODEL, { input: { image_url: picture() } });
      const place = async (job) => (await client.queue.status(MODEL, { requestId: job.request_id })).queue_position;
      while ((await place(waiting)) !== 0);
      assert.equal(await place(running), undefined);
      assert.equal(await place(last), 1);
      const before = (await stats()).cancels;
      for (const { request_id: requestId } of [waiting, last, running]) {
        await client.queue.cancel(MODEL, { requestId });
        assert.equal((await client.queue.status(MODEL, { requestId })).status, 'COMPLETED');
        await assert.rejects(client.queue.result(MODEL, { requestId }), (error) => {
          assert.ok(error instanceof ApiError);
          assert.equal(error.status, 499);
          assert.equal(error.body.detail, 'Request cancelled by the client.');
          return true;
        });
        await assert.rejects(client.queue.cancel(MODEL, { requestId }), { status: 400, body: { status: 'ALREADY_COMPLETED' } });
      }
      assert.equal((await stats()).cancels, before + 3);
      await assert.rejects(client.queue.cancel(MODEL, { requestId: '019e0000-0000-7000-8000-000000000000' }), {
        status: 404,
        body: { status: 'NOT_FOUND' },
      });
      await control('settings', { seconds: 0.3, concurrency: 10 });
    });

    test('start timeout', async () => {
      const client = makeClient(KEY);
      await control('settings', { concurrency: 0 });
      const { request_id: requestId } = await client.queue.submit(MODEL, { input: { image_url: picture() }, startTimeout: 1.1 });
      const done = await client.queue.subscribeToStatus(MODEL, { requestId, pollInterval: 20 });
      assert.equal(done.error_type, 'request_timeout');
      await assert.rejects(client.queue.result(MODEL, { requestId }), (error) => error.status === 504 && error.isUserTimeout);
      await control('settings', { concurrency: 10 });
    });

    test('storage: 1 MB in one piece, 100 MB in parts', { timeout: 60_000 }, async () => {
      for (const size of [1024 * 1024, 100 * 1024 * 1024]) {
        const bytes = randomBytes(size);
        const before = (await stats()).uploads;
        const url = await makeClient(KEY).storage.upload(new Blob([bytes], { type: 'application/octet-stream' }));
        assert.ok(url.startsWith(`${origin}/files/`));
        assert.equal((await stats()).uploads, before + 1);
        const back = await fetch(url);
        assert.equal(back.headers.get('access-control-allow-origin'), '*');
        assert.equal(sha256(Buffer.from(await back.arrayBuffer())), sha256(bytes));
      }
    });

    test('a bad input is accepted first and refused by the model', async () => {
      const input = { image_url: picture(), texture: 'shiny', face_limit: 'many' };
      await assert.rejects(makeClient(KEY).subscribe(MODEL, { input, pollInterval: 20 }), (error) => {
        assert.ok(error instanceof ValidationError);
        assert.equal(error.message, 'Unprocessable Entity');
        assert.equal(error.fieldErrors.length, 2);
        assert.equal(error.getFieldErrors('texture')[0].type, 'literal_error');
        assert.equal(error.getFieldErrors('face_limit')[0].type, 'int_parsing');
        return true;
      });
      await assert.rejects(makeClient(KEY).subscribe(MODEL, { input: {}, pollInterval: 20 }), (error) => {
        assert.deepEqual(error.getFieldErrors('image_url')[0].loc, ['body', 'image_url']);
        assert.equal(error.getFieldErrors('image_url')[0].msg, 'Field required');
        return true;
      });
      const text = new Blob(['no picture at all'], { type: 'image/png' });
      await assert.rejects(makeClient(KEY).subscribe(MODEL, { input: { image_url: text }, pollInterval: 20 }), (error) => {
        assert.equal(error.getFieldErrors('image_url')[0].type, 'image_load_error');
        return true;
      });
    });

    test('keys, locks and unknown applications', async () => {
      const submit = (key, model = MODEL) => makeClient(key).queue.submit(model, { input: { image_url: 'https://x/y.png' } });
      const accepted = (await stats()).submits_accepted;
      await assert.rejects(submit('wrong:key'), (error) => {
        assert.ok(error instanceof ApiError && !(error instanceof ValidationError));
        assert.equal(error.status, 401);
        assert.equal(error.message, 'Unauthorized');
        assert.deepEqual(error.body, { detail: 'invalid key credentials' });
        return true;
      });
      await assert.rejects(submit(undefined), (error) => error.status === 401 && error.body.detail.includes('tripo3d/tripo'));
      await assert.rejects(submit(KEY, 'fal-ai/nothing/here'), {
        status: 404,
        body: { detail: 'Application "nothing" not found' },
      });
      await control('account', { locked: 'Exhausted balance. Top up your balance at fal.ai/dashboard/billing.' });
      await assert.rejects(submit(KEY), (error) => {
        assert.equal(error.status, 403);
        assert.match(error.body.detail, /^User is locked\. Reason: Exhausted balance/);
        return true;
      });
      await control('account', { locked: null });
      assert.equal((await stats()).submits_accepted, accepted, 'nothing of this was enqueued');
    });

    test('what the client retries by itself is counted once', async () => {
      const image = picture(130 + Object.keys(ways).indexOf(way));
      const hash = sha256(Buffer.from(await image.arrayBuffer()));
      await control('faults', [{ match: { method: 'POST', path: MODEL, nth: 1 }, status: 503 }]);
      const result = await makeClient(KEY).subscribe(MODEL, { input: { image_url: image }, pollInterval: 20 });
      assert.ok(result.data.model_mesh.url);
      assert.equal((await stats()).submits_by_image[hash], 1);
      await control('faults', undefined, 'DELETE');
    });
  });
}
