// Tab through the whole page: everything is reached, from top to bottom, can be seen while it has the focus, and nothing holds it.
import { contrastTools } from './contrast.mjs';
import { restyle } from './restyle.mjs';

const interactive = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]:not([tabindex="-1"])';
// A long list of names says no more than its beginning.
const most = 60;
// A field for date and time: year, month, day, hour, minute, half of the day, the calendar's button.
const mostParts = 7;

export const focus = {
  name: 'the keyboard reaches everything in order, and the focus is always seen',

  async look({ page, width }) {
    const problems = [];
    // Each palette once.
    await page.emulateMedia({ colorScheme: width < 640 ? 'light' : 'dark' });
    const count = await page.evaluate(begin, [interactive, contrastTools]);
    for (let step = 0; step < Math.min(count, most); step += 1) {
      await page.keyboard.press('Tab');
      // Day, month, hour … of one field are one stop after the other, and each is reached with Tab as well.
      for (let part = 0; part < mostParts && step > 0 && await page.evaluate(isWithinParts, step); part += 1) await page.keyboard.press('Tab');
      const problem = await page.evaluate(compare, step);
      if (problem) problems.push(problem);
      if (problem?.startsWith('trap')) break;
    }
    if (count <= most && problems.length === 0) {
      await page.keyboard.press('Tab');
      const held = await page.evaluate(() => {
        const now = document.activeElement;
        // A window without an address bar begins again at the top.
        return now === document.body || now === null || now === window.comfort.stops[0] ? null : `${now.tagName.toLowerCase()}.${now.className}`;
      });
      if (held) problems.push(`trap: after the last element Tab leads to ${held}`);
    }
    await page.evaluate(() => document.activeElement?.blur());
    await page.emulateMedia({ colorScheme: null });
    return problems;
  },

  breakages: [
    ({ page }) => restyle(page, '* { outline: none !important; box-shadow: none !important }'),
    ({ page }) => restyle(page, ':root { --focus: #ccc } @media (prefers-color-scheme: dark) { :root { --focus: #333 } }'),
    ({ page }) => page.evaluate(() => { document.querySelector('.foot a').tabIndex = 3; }),
    ({ page }) => page.evaluate(() => { document.querySelector('main a').tabIndex = -1; }),
    ({ page }) => page.evaluate(() => document.querySelector('.foot a').addEventListener('blur', (event) => event.target.focus())),
    async ({ page }) => {
      await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<div class="veil">x</div>'));
      await restyle(page, '.veil { position: fixed; inset: 0; background: #888 }');
    },
  ],
};

// In the page: what should be reached, and how it looks without the focus.
function begin([selector, tools]) {
  window.comfort = new Function(`return (${tools})()`)();
  document.activeElement?.blur();
  window.scrollTo(0, 0);
  document.getSelection().removeAllRanges();
  const all = [...document.querySelectorAll(selector)].filter((one) => !one.disabled && one.checkVisibility({ visibilityProperty: true }));
  // A group of radio buttons is one stop.
  window.comfort.stops = all.filter((one) => one.type !== 'radio' || one.checked
    || !all.some((other) => other !== one && other.name === one.name && other.type === 'radio'
      && (other.checked || all.indexOf(other) < all.indexOf(one))));
  const look = (one) => ['', '::after', '::before'].map((part) => {
    const style = getComputedStyle(one, part);
    return `${style.outlineStyle} ${style.outlineWidth} ${style.outlineColor} ${style.boxShadow}`;
  });
  window.comfort.look = look;
  window.comfort.before = window.comfort.stops.map(look);
  // From the top, wherever the pointer was.
  document.body.tabIndex = -1;
  document.body.focus({ preventScroll: true });
  document.body.removeAttribute('tabindex');
  return window.comfort.stops.length;
}

// In the page, after a press of Tab: still in the field before, in another part of it.
function isWithinParts(step) {
  const { stops } = window.comfort;
  return document.activeElement === stops[step - 1] && stops[step - 1].type === 'datetime-local';
}

// In the page, after a press of Tab.
function compare(step) {
  const { stops, before, look, backgroundOf, contrast, parse } = window.comfort;
  const now = document.activeElement;
  const name = (one) => `${one?.tagName.toLowerCase()} ${(one?.textContent || one?.name || '').trim().slice(0, 20)}`;
  const wanted = stops[step];
  if (now !== wanted) {
    const index = stops.indexOf(now);
    return index < step && index >= 0 ? `trap: Tab comes back to ${name(now)}` : `Tab reaches ${name(now)} where ${name(wanted)} is next`;
  }
  const after = look(now);
  const part = ['', '::after', '::before'].find((_, index) => after[index] !== before[step][index]);
  if (part === undefined) return `the focus on ${name(now)} does not show`;
  const style = getComputedStyle(now, part);
  const drawn = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  if (!drawn && style.boxShadow === 'none') return `the focus on ${name(now)} is thinner than 2 px`;
  if (drawn) {
    const around = backgroundOf(parseFloat(style.outlineOffset) >= 0 ? now.parentElement : now);
    const ratio = contrast(parse(style.outlineColor), around);
    if (ratio < 3) return `the focus on ${name(now)} has a contrast of ${ratio.toFixed(2)}`;
  }
  // 2.4.11: some of it can be seen, and nothing lies on top of that.
  const boxes = [...now.getClientRects()];
  const seen = boxes.some((box) => {
    const left = Math.max(box.left, 0);
    const top = Math.max(box.top, 0);
    const right = Math.min(box.right, window.innerWidth);
    const bottom = Math.min(box.bottom, window.innerHeight);
    if (right <= left || bottom <= top) return false;
    const there = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return there !== null && (now.contains(there) || there.contains(now));
  });
  return seen ? null : `${name(now)} has the focus and is hidden`;
}
