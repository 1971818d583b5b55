// SPDX-License-Identifier: GPL-3.0-or-later
// node validate_glb.js FILE.glb…: Khronos' validator over each file. Prints every message it has, hints too.
'use strict';
const fs = require('fs');
const validator = require('gltf-validator');

async function main() {
  let messages = 0;
  for (const file of process.argv.slice(2)) {
    const report = await validator.validateBytes(new Uint8Array(fs.readFileSync(file)));
    for (const message of report.issues.messages) {
      console.log(`${file}: ${message.code} ${message.pointer || ''} ${message.message}`);
      messages += 1;
    }
  }
  process.exitCode = messages === 0 ? 0 : 1;
}

main();
