// SPDX-License-Identifier: GPL-3.0-or-later
// Khronos' validator and our reader judge the same files: every sample, and each sample with one field of its
// JSON changed at a time. Where they differ, it is written down here why.
// usage: GLB_SAMPLES=write_samples GLB_VERDICTS=glb_verdicts node tests/mesh/validator_test.mjs
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

let validator;
try {
  validator = (await import('gltf-validator')).default;
} catch {
  console.error('The npm package gltf-validator is missing: run "npm ci" in the folder tests, or start ./tests/run.');
  process.exit(1);
}

// Errors of the validator that do not make us refuse a file: it can be shown, safely, and others show it too.
const measuredOurselves = 'bounds are measured, never believed';
const copied = 'numbers are copied out one by one, so their alignment does not matter';
const notDrawn = 'what is missing is not drawn; the rest is';
const byContent = 'pictures are known by their first bytes';
const asDefault = 'a field of the wrong kind that only styles the model counts as absent';
const madeUnit = 'directions and rotations are brought to unit length';
const tolerated = {
  ACCESSOR_ELEMENT_OUT_OF_MAX_BOUND: measuredOurselves,
  ACCESSOR_ELEMENT_OUT_OF_MIN_BOUND: measuredOurselves,
  ACCESSOR_MAX_MISMATCH: measuredOurselves,
  ACCESSOR_MIN_MISMATCH: measuredOurselves,
  MESH_PRIMITIVE_POSITION_ACCESSOR_WITHOUT_BOUNDS: measuredOurselves,
  ACCESSOR_TOTAL_OFFSET_ALIGNMENT: copied,
  MESH_PRIMITIVE_ACCESSOR_WITHOUT_BYTESTRIDE: copied,
  BUFFER_VIEW_TARGET_OVERRIDE: copied,
  ACCESSOR_SPARSE_INDEX_OOB: 'a sparse value outside of its accessor is left out',
  ACCESSOR_INDEX_OOB: 'only in parts without positions, which are not drawn',
  ACCESSOR_VECTOR3_NON_UNIT: madeUnit,
  ROTATION_NON_UNIT: madeUnit,
  VALUE_NOT_IN_RANGE: madeUnit,
  NODE_MATRIX_NON_TRS: 'any matrix can be drawn',
  EMPTY_ENTITY: notDrawn,
  UNDEFINED_PROPERTY: notDrawn,
  MESH_PRIMITIVE_TOO_FEW_TEXCOORDS: notDrawn,
  ONE_OF_MISMATCH: notDrawn,
  DUPLICATE_ELEMENTS: 'a root named twice is drawn twice, within the limits',
  TYPE_MISMATCH: asDefault,
  ARRAY_TYPE_MISMATCH: asDefault,
  UNDECLARED_EXTENSION: 'an extension is understood without being announced',
  IMAGE_MIME_TYPE_INVALID: byContent,
  TEXTURE_INVALID_IMAGE_MIME_TYPE: byContent,
  UNSATISFIED_DEPENDENCY: byContent,
};
// What we refuse although the validator has no error for it.
const refusedAllTheSame = {
  'buffer N has no bytes': 'it would have to come from outside of the file',
  'an accessor has no known component type': 'there is no such type',
  '“componentType” is out of range': 'there is no such type',
};

let folder;
before(() => { folder = mkdtempSync(join(tmpdir(), 'i2m-validator-')); });
after(() => rmSync(folder, { recursive: true }));

function samples() {
  execFileSync(process.env.GLB_SAMPLES, [folder]);
  return readdirSync(folder).filter((name) => name.endsWith('.glb')).map((name) => join(folder, name));
}

function verdicts(paths) {
  const told = execFileSync(process.env.GLB_VERDICTS, { input: paths.join('\n') + '\n', maxBuffer: 1 << 26,
    stdio: ['pipe', 'pipe', 'ignore'] });
  return told.toString().trimEnd().split('\n').map((line) => line.split('\t'));
}

async function errorsOf(path) {
  try {
    const report = await validator.validateBytes(new Uint8Array(readFileSync(path)), { maxIssues: 100 });
    return report.issues.messages.filter((message) => message.severity === 0);
  } catch {
    return null; // the validator itself fell over
  }
}

function opened(bytes) {
  const end = 20 + bytes.readUInt32LE(12);
  return { json: JSON.parse(bytes.subarray(20, end)), rest: bytes.subarray(end) };
}

function closed(json, rest) {
  const text = Buffer.from(JSON.stringify(json));
  const padded = Buffer.concat([text, Buffer.alloc((4 - (text.length % 4)) % 4, ' ')]);
  const head = Buffer.from('glTF\x02\0\0\0........JSON', 'latin1');
  head.writeUInt32LE(20 + padded.length + rest.length, 8);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(padded.length);
  return Buffer.concat([head.subarray(0, 12), size, Buffer.from('JSON'), padded, rest]);
}

function* places(value, path = []) {
  if (value === null || typeof value !== 'object')
    return;
  for (const key of Object.keys(value)) {
    yield [...path, key];
    yield* places(value[key], [...path, key]);
  }
}

function othersFor(value) {
  if (typeof value === 'number')
    return [undefined, -1, 0, value + 1, 1e9, value + 0.5, '1'];
  if (typeof value === 'string')
    return [undefined, 'x', 3];
  return Array.isArray(value) ? [undefined, [], {}, [...value, ...value]] : [undefined, {}, [], null];
}

/** Every copy of `json` in which one thing is other than it should be. */
function* spoiled(json) {
  for (const path of places(json)) {
    const key = path.at(-1);
    const parentOf = (root) => path.slice(0, -1).reduce((owner, name) => owner[name], root);
    for (const other of othersFor(parentOf(json)[key])) {
      const copy = structuredClone(json);
      const parent = parentOf(copy);
      if (other !== undefined)
        parent[key] = other;
      else if (Array.isArray(parent))
        parent.splice(Number(key), 1);
      else
        delete parent[key];
      yield copy;
    }
  }
}

test('every sample is taken, and has no error for the validator', async () => {
  const paths = samples();
  assert.ok(paths.length > 10);
  for (const [verdict, why] of verdicts(paths))
    assert.equal(verdict, 'taken', why);
  for (const path of paths)
    assert.deepEqual(await errorsOf(path), [], path);
});

test('where the two differ about spoiled files, it is for a reason', async () => {
  const paths = [];
  const wanted = ['sparse.glb', 'alpha-mask.glb', 'texture-transform.glb', 'hierarchy.glb'];
  for (const sample of samples().filter((path) => wanted.some((name) => path.endsWith(name)))) {
    const { json, rest } = opened(readFileSync(sample));
    for (const copy of spoiled(json)) {
      const path = join(folder, `spoiled-${paths.length}.glb`);
      writeFileSync(path, closed(copy, rest));
      paths.push(path);
    }
  }
  const judged = verdicts(paths);
  assert.equal(judged.length, paths.length);
  const differences = new Set();
  let agreed = 0;
  for (const [index, path] of paths.entries()) {
    const [verdict, why] = judged[index];
    const errors = await errorsOf(path);
    if (errors === null)
      continue;
    const reason = (why ?? '').replace(/\d+/g, 'N');
    if (verdict === 'taken')
      errors.filter(({ code }) => !tolerated[code]).forEach(({ code, pointer }) => differences.add(`${code} ${pointer}`));
    else if (errors.length === 0 && !refusedAllTheSame[reason])
      differences.add(`refused: ${reason}`);
    agreed += (verdict === 'taken') === (errors.length === 0);
  }
  assert.deepEqual([...differences], []);
  console.log(`the same judgment on ${agreed} of ${paths.length} files`);
});
