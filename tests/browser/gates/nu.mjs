// The Nu HTML checker over every page as it was delivered, in one run of Java at the end.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

const jar = String(createRequire(import.meta.url)('vnu-jar'));

// The heading of what a page is about is the h1 above it.
const fine = /^Article lacks heading\./;

// [{ name, html }] → a line for each error and each warning.
export function check(documents) {
  const folder = mkdtempSync(join(tmpdir(), 'shouqi-nu-'));
  try {
    const files = documents.map(({ html }, index) => {
      const file = join(folder, `${index}.html`);
      writeFileSync(file, html);
      return file;
    });
    const run = spawnSync('java', ['-Xss4m', '-jar', jar, '--format', 'json', '--stdout', '--exit-zero-always', ...files],
      { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
    if (run.status !== 0) throw new Error(`java ended with ${run.status ?? run.error}: ${run.stderr}`);
    return JSON.parse(run.stdout).messages
      .filter((one) => (one.type !== 'info' || one.subType === 'warning') && !fine.test(one.message))
      .map((one) => `${one.url ? documents[parseInt(basename(one.url), 10)].name : ''}:${one.lastLine ?? ''} ${one.subType ?? one.type}: ${one.message}`
        + ` in ${JSON.stringify(one.extract ?? '')}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const nu = {
  name: 'the Nu HTML checker finds neither errors nor warnings',
  widths: [320],
  documents: [],

  async look({ name, html }) {
    this.documents.push({ name, html });
    return [];
  },

  async conclude() {
    // Each walk answers for its own.
    const documents = this.documents.splice(0);
    this.figures = `${documents.length} documents`;
    return check(documents);
  },

  // Of the document and not of the page: the browser would have mended it.
  broken: [
    (html) => html.replace('<main', '<main><p><div></p></div></main><main'),
    (html) => html.replace('<h1', '<img src="/x.png"><h1'),
    (html) => html.replace('</main>', '<section><p>x</p></section></main>'),
  ],
};
