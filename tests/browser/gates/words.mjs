// The Chinese as it stands on the page, whatever part of it came from a template, from the program or from a script. The same rules as
// tests/policy (checks_words.py, checks_chinese.py); what a student or a school has written is not ours and stays out.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { project } from '../support/demo.mjs';

const rules = JSON.parse(readFileSync(join(project, 'tests/policy/chinese.json'), 'utf8'));

const data = 'table.records tbody td, table.records tbody th, .change-title, .change-fields, del, ins, .who-name, .office, .empty-columns,'
  + ' bdi, .facts dd, .file-list a, .file-record, .people li, .people .staff, .who p, [data-text], textarea, .typed, #rows .choice, script, style';

// Code points that are not how Taiwan writes: keys of these tables of OpenCC that are not among their own values.
function foreignCharacters() {
  const found = new Map();
  for (const table of rules.opencc_tables) {
    // It opens its output by name, which cannot be done with the socket that Node.js hands out.
    const run = spawnSync('sh', ['-c', 'opencc_dict -i "$1" -o /dev/stdout -f ocd2 -t text | cat', 'sh', table],
      { encoding: 'utf8', maxBuffer: 8 << 20 });
    if (run.status !== 0 || run.stdout === '') throw new Error(`opencc_dict: ${run.stderr || run.error}; ops/bin/install-packages test`);
    for (const line of run.stdout.split('\n').filter((one) => one.includes('\t'))) {
      const [key, values] = line.split('\t');
      if (!values.split(' ').includes(key) && !rules.fine_in_taiwan.includes(key)) found.set(key, values);
    }
  }
  return found;
}

const foreign = foreignCharacters();

export function faults(text, longest = rules.longest_sentence) {
  const problems = [];
  for (const character of new Set(text)) {
    if (foreign.has(character)) problems.push(`${character} is ${foreign.get(character)} here: ${text}`);
  }
  for (const [word, ours] of Object.entries(rules.mainland)) {
    if (text.includes(word)) problems.push(`${word} - here one says ${ours}: ${text}`);
  }
  const own = rules.names_of_the_central_database.reduce((left, name) => left.replaceAll(name, ''), text);
  for (const [hit] of own.matchAll(/\p{Script=Han}(?:[,;:!?](?!\s*[A-Za-z])|[.()]\p{Script=Han})/gu)) problems.push(`${hit} - full-width punctuation: ${text}`);
  for (const sentence of text.split(/[。！？]/u)) {
    const length = sentence.match(/\p{Script=Han}/gu)?.length ?? 0;
    if (length > longest) problems.push(`${length} characters in one sentence: ${sentence}`);
  }
  return problems;
}

export const words = {
  name: 'the Chinese on every page is Taiwan’s, in short sentences',
  widths: [320],

  async look({ page, stem }) {
    const blocks = await page.evaluate((selector) => {
      const apart = (one) => {
        const { display } = getComputedStyle(one);
        return !/^(inline|contents)/.test(display) || /flex|grid/.test(getComputedStyle(one.parentElement).display);
      };
      const texts = new Map();
      const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const node = walker.currentNode;
        let block = node.parentElement;
        const shown = block.closest('title, option') || block.checkVisibility({ visibilityProperty: true });
        if (node.data.trim() === '' || block.closest(selector) || !shown) continue;
        while (block.parentElement && !apart(block)) block = block.parentElement;
        texts.set(block, (texts.get(block) ?? '') + node.data);
      }
      const named = [...document.querySelectorAll('[aria-label], [title], [alt], [placeholder], [data-print], [data-once], [data-label], [data-stop]')]
        .filter((one) => !one.closest(selector));
      for (const one of named) {
        for (const name of ['aria-label', 'title', 'alt', 'placeholder', 'data-print', 'data-once', 'data-label', 'data-stop', 'data-stopped']) {
          if (one.hasAttribute(name)) texts.set(`${name} ${texts.size}`, one.getAttribute(name));
        }
      }
      return [...texts.values()].map((text) => text.replace(/\s+/g, ' ').trim());
    }, data);
    // The made-up portal repeats the wording of the school's slides; staff read longer sentences than students.
    const longest = stem.startsWith('portal_') || stem.startsWith('staff') ? Infinity : rules.longest_sentence;
    return blocks.flatMap((text) => faults(text, longest));
  },

  breakages: ['请再确认', '請打印這一頁', '請裏面看', '請再看一次,謝謝',
    '這一句話實在是太長了因為它一直說下去完全沒有停頓也沒有任何標點符號可以讓人休息一下']
    .map((text) => ({ page }) => page.evaluate((added) => {
      document.querySelector('main').insertAdjacentHTML('beforeend', `<p>${added}</p>`);
    }, text)),
};
