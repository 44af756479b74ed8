// Tests are sentences with a function; they run one after the other, because they share one site and its students.
import assert from 'node:assert/strict';

const tests = [];

export function test(name, body) {
  tests.push({ name, body });
}

// Runs the tests whose names hold `wanted`; resolves to { passed, failed }.
export async function run(wanted = '') {
  let passed = 0;
  let failed = 0;
  for (const { name, body } of tests.filter((one) => one.name.includes(wanted))) {
    const begun = Date.now();
    try {
      await body();
      passed += 1;
      console.log(`ok      ${name} (${((Date.now() - begun) / 1000).toFixed(1)} s)`);
    } catch (error) {
      failed += 1;
      console.log(`failed  ${name}\n${indented(error.stack ?? String(error))}`);
    }
  }
  return { passed, failed };
}

function indented(text) {
  return text.split('\n').slice(0, 30).map((line) => `        ${line}`).join('\n');
}

export { assert };
