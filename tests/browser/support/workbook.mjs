// A workbook's cells, read by another program than the one that wrote them.
import { spawnSync } from 'node:child_process';
import { assert } from './suite.mjs';

const read = `
import io, json, sys
sys.path.append('/usr/lib/python3/dist-packages')
import openpyxl
book = openpyxl.load_workbook(io.BytesIO(sys.stdin.buffer.read()))
print(json.dumps({sheet.title: [[None if cell.value is None else str(cell.value) for cell in row] for row in sheet.iter_rows()] for sheet in book}))
`;

// { sheet: [[text or null, …], …] } of the file's bytes.
export function sheetsOf(bytes) {
  const done = spawnSync('python3', ['-c', read], { input: bytes, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  assert.equal(done.status, 0, done.stderr);
  return JSON.parse(done.stdout);
}
