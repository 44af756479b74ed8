// Comfort only: every page works without this file. What is left of the time stays right while the page is open, a second press of a
// button that sends something does nothing, a receipt gets a print button, and a page that tries again by itself one that stops it.
(() => {
  'use strict';

  const words = (milliseconds) => {
    if (milliseconds <= 0) return '已截止';
    const minutes = Math.floor(milliseconds / 60000);
    const days = Math.floor(minutes / 1440);
    const hours = Math.floor((minutes % 1440) / 60);
    if (days > 0) return `還有 ${days} 天 ${hours} 小時`;
    if (hours > 0) return `還有 ${hours} 小時 ${minutes % 60} 分`;
    return minutes > 0 ? `還有 ${minutes} 分鐘` : '剩下不到 1 分鐘';
  };

  // The server's clock decides, so the page counts from the server's time and never asks what time the phone thinks it is.
  const loaded = performance.timeOrigin;
  const counters = [...document.querySelectorAll('[data-deadline][data-now]')].map((element) => ({
    element,
    deadline: Date.parse(element.dataset.deadline.replace(/(\.\d{3})\d*/, '$1')),
    served: Date.parse(element.dataset.now.replace(/(\.\d{3})\d*/, '$1')),
  }));
  const tick = () => {
    const passed = Date.now() - loaded;
    for (const { element, deadline, served } of counters) {
      const text = words(deadline - (served + passed));
      if (element.textContent !== text) element.textContent = text;
    }
  };
  if (counters.length > 0) {
    tick();
    setInterval(tick, 15000);
    document.addEventListener('visibilitychange', tick);
  }

  const release = (form) => {
    delete form.dataset.sent;
    const button = form.querySelector('button[type="submit"]');
    if (!button || !button.dataset.words) return;
    button.textContent = button.dataset.words;
    button.removeAttribute('aria-disabled');
  };
  for (const form of document.querySelectorAll('form[data-once]')) {
    form.addEventListener('submit', (event) => {
      if (form.dataset.sent) {
        event.preventDefault();
        return;
      }
      form.dataset.sent = 'yes';
      const button = form.querySelector('button[type="submit"]');
      button.dataset.words = button.textContent;
      button.textContent = form.dataset.once;
      button.setAttribute('aria-disabled', 'true');
      // A lost answer must not lock the button for ever: sending twice gives the same receipt.
      setTimeout(() => release(form), 20000);
    });
  }
  window.addEventListener('pageshow', (event) => {
    if (!event.persisted) return;
    document.querySelectorAll('form[data-once]').forEach(release);
    tick();
  });

  // What must be mended comes first, also where the browser does not know autofocus on it.
  document.getElementById('error-summary')?.focus();

  // A page that tries again by itself can be told to stop: somebody may still be reading. Without this file the page's own refresh does it.
  for (const place of document.querySelectorAll('[data-retry]')) {
    const timer = setTimeout(() => window.location.replace(window.location.pathname + window.location.search), Number(place.dataset.retry) * 1000);
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button button-plain';
    button.textContent = place.dataset.stop;
    button.addEventListener('click', () => {
      clearTimeout(timer);
      place.textContent = place.dataset.stopped;
    });
    place.append(button);
  }

  for (const place of document.querySelectorAll('[data-print]')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button button-plain';
    button.textContent = place.dataset.print;
    button.addEventListener('click', () => window.print());
    place.append(button);
  }

  // While an office is typed, how students will read it: as office_line.tpl writes it.
  for (const entry of document.querySelectorAll('[data-office-entry]')) {
    const line = entry.querySelector('.office-preview .office');
    const [name, place, extension, person] = entry.querySelectorAll('input[type="text"]');
    entry.addEventListener('input', () => {
      const call = extension.value.trim();
      const parts = [name.value, place.value, call && `分機 ${call}`, person.value].map((text, index) => {
        const part = document.createElement('span');
        part.className = index === 0 ? 'office-name' : 'phrase';
        part.textContent = text.trim();
        return part;
      });
      line.replaceChildren(...parts.filter((part) => part.textContent).flatMap((part) => [part, ' ']));
    });
  }

  // What the server last gave for each part, to see what has changed.
  const served = new Map([...document.querySelectorAll('[data-live-part]')].map((part) => [part, part.cloneNode(true)]));

  const reveal = () => document.querySelectorAll('[data-copy][hidden]').forEach((button) => { button.hidden = false; });
  if (navigator.clipboard) {
    reveal();
    document.addEventListener('click', async (event) => {
      const button = event.target.closest('[data-copy]');
      if (!button) return;
      const words = button.textContent;
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).value);
      button.textContent = button.dataset.copied;
      setTimeout(() => { button.textContent = words; }, 3000);
    });
  }

  // A page that follows a class: what has changed is put in part by part, so that focus, scroll and what is being chosen stay.
  const live = document.querySelector('[data-live]');
  const replace = (part, fresh) => {
    if (served.get(part).isEqualNode(fresh)) return;
    served.set(part, fresh.cloneNode(true));
    const focused = part.contains(document.activeElement) ? document.activeElement.id : '';
    part.replaceChildren(...fresh.childNodes);
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  };
  const refresh = async () => {
    if (document.hidden) return;
    try {
      const response = await fetch(location.href, { headers: { Accept: 'text/html' }, redirect: 'manual' });
      if (response.status >= 500) return;
      const fresh = response.ok ? new DOMParser().parseFromString(await response.text(), 'text/html') : null;
      if (!fresh || fresh.body.dataset.page !== document.body.dataset.page) {
        clearInterval(timer);
        live.textContent = live.dataset.liveLost;
        live.setAttribute('role', 'alert');
        return;
      }
      for (const part of document.querySelectorAll('[data-live-part]')) {
        const other = fresh.getElementById(part.id);
        if (other) replace(part, other);
      }
      if (navigator.clipboard) reveal();
    } catch {
      // The network is away for a moment: the next time it may be back.
    }
  };
  const timer = live ? setInterval(refresh, Number(live.dataset.live) * 1000) : 0;
})();
