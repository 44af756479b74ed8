// The students of the demo's portal, found as a visitor would: from the log-in list. Each test takes its own, so that
// no test stands on what another has left behind.
export const attribute = (tag, name) => tag.match(new RegExp(` ${name}="([^"]*)"`))?.[1];
const text = (html) => html.replace(/&middot;/g, '·').replace(/&#39;/g, "'").replace(/&quot;/g, '"').replace(/&amp;/g, '&');

// A browser without pictures: cookies and redirects, nothing else.
export class Visitor {
  constructor(origin) {
    this.origin = origin;
    this.cookies = new Map();
  }

  async fetch(path, form) {
    let url = new URL(path, this.origin);
    for (let hops = 0; hops < 6; hops += 1) {
      const headers = { Cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
      if (form) Object.assign(headers, { Origin: this.origin, 'Content-Type': 'application/x-www-form-urlencoded' });
      const response = await fetch(url, { redirect: 'manual', headers, method: form ? 'POST' : 'GET', body: form?.toString() });
      for (const line of response.headers.getSetCookie()) {
        const [pair] = line.split(';');
        this.cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
      }
      if (response.status !== 303) return { status: response.status, body: await response.text(), url };
      url = new URL(response.headers.get('location'), url);
      form = undefined;
    }
    throw new Error(`too many redirects from ${path}`);
  }
}

export class People {
  constructor(origin) {
    this.origin = origin;
    this.taken = new Set();
    this.years = new Map();
  }

  // The second year takes part in one round only, which is what the stories are about; the third answers in two batches.
  async list(year = '二') {
    if (this.years.has(year)) return this.years.get(year);
    const visitor = new Visitor(this.origin);
    const { body } = await visitor.fetch('/portal/login');
    const classes = [...body.matchAll(/\/portal\/login\?class=(\d+)[^>]*>([^<]*)</g)].map(([, id, name]) => ({ id, name }));
    const all = [];
    for (const { id } of classes.filter(({ name }) => name.includes(year))) {
      const page = (await visitor.fetch(`/portal/login?class=${id}`)).body;
      for (const item of page.matchAll(/<li><button([^>]*)>([^<]*)<\/button>([\s\S]*?)<\/li>/g)) {
        all.push({
          id: attribute(item[1], 'value'),
          number: attribute(item[1], 'data-student-no'),
          name: text(item[2]),
          note: item[3].match(/<em>([^<]*)<\/em>/)?.[1] ?? '',
        });
      }
    }
    this.years.set(year, all);
    return all;
  }

  // The tasks on the student's start page: { cadre: { state, term, rows, digest }, … }.
  async tasks(student) {
    const visitor = new Visitor(this.origin);
    await visitor.fetch('/portal/login', new URLSearchParams({ person: student.id, to: '/receipt/' }));
    const { body } = await visitor.fetch('/receipt/');
    const tasks = {};
    for (const [tag] of body.matchAll(/<li class="task[ "][^>]*>/g)) {
      tasks[attribute(tag, 'data-category')] = {
        state: attribute(tag, 'data-state'),
        term: attribute(tag, 'data-term'),
        rows: Number(attribute(tag, 'data-rows')),
        digest: attribute(tag, 'data-digest'),
      };
    }
    return tasks;
  }

  // A student whom no other test has had, and for whom `fits(tasks, student)` is true.
  async take(what, fits, year = '二') {
    for (const student of await this.list(year)) {
      if (this.taken.has(student.id)) continue;
      const tasks = await this.tasks(student);
      if (!fits(tasks, student)) continue;
      this.taken.add(student.id);
      return { ...student, tasks };
    }
    throw new Error(`the demo has no student left ${what}`);
  }

  takePending(category) {
    return this.take(`with ${category} to confirm`, (tasks) => tasks[category]?.state === 'pending' && tasks[category].rows > 0);
  }
}
