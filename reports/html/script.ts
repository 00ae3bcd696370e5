/**
 * The page's only script: filters, search, and expanding the target of a link. The page's policy contains its
 * hash, so no other script runs. Without the script, all content is present, but collapsed.
 */
export const SCRIPT = `'use strict';
(() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const entries = all('[data-entry]');
  const controls = all('[data-filter]');
  const search = document.getElementById('search');
  const count = document.getElementById('count');
  const nav = document.querySelector('nav');
  const kinds = [['.finding', 'cause'], ['.rule', 'rule'], ['#checklist [data-entry]', 'checklist item'], ['#tests .case[data-entry]', 'test']];
  const sections = all('main > section');
  let cell = '';
  const texts = new Map();
  const textOf = (entry) => {
    if (!texts.has(entry)) texts.set(entry, entry.textContent.toLowerCase());
    return texts.get(entry);
  };
  const apply = () => {
    const wanted = controls.filter((one) => one.value !== '').map((one) => [one.dataset.filter, ' ' + one.value + ' ']);
    const words = search.value.toLowerCase().split(/\\s+/).filter(Boolean);
    const active = wanted.length + words.length > 0 || cell !== '';
    for (const entry of entries) {
      const fits = wanted.every(([name, value]) => entry.dataset[name] === undefined
        ? name === 'scenario' || (name === 'subject' && !entry.classList.contains('finding'))
        : entry.dataset[name].includes(value)) && words.every((word) => textOf(entry).includes(word))
        && (cell === '' || (entry.dataset.cell || '').includes(' ' + cell + ' '));
      entry.hidden = !fits;
    }
    const holds = (box) => [...box.querySelectorAll('[data-entry]')].some((one) => !one.hidden);
    for (const box of all('.rest, .method')) if (active && holds(box)) { box.hidden = false; if (words.length > 0) box.open = true; }
    for (const section of sections) section.hidden = active && !holds(section);
    const found = kinds.map(([selector, name]) => [all(selector).filter((one) => !one.hidden).length, name]).filter(([number]) => number > 0);
    const hits = found.map(([number, name]) => number + ' ' + name + (number === 1 ? '' : 's')).join(', ');
    count.textContent = !active ? '' : (cell === '' ? '' : cell.replace('/', ', ') + ': ') + (hits || 'Nothing found');
    count.classList.toggle('nothing', active && hits === '');
    if (active && nav.getBoundingClientRect().top > 0) nav.scrollIntoView();
    document.getElementById('clear').hidden = !active;
  };
  const clear = () => { cell = ''; for (const one of controls) one.value = ''; search.value = ''; apply(); };
  const reveal = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.closest('[hidden]')) clear();
    for (let one = target; one; one = one.parentElement) if (one.tagName === 'DETAILS') one.open = true;
    target.scrollIntoView();
    const summary = target.querySelector(':scope > summary');
    if (summary) summary.focus({ preventScroll: true });
  };
  // a long body starts at what decides
  const toMarks = (box) => {
    for (const text of box.querySelectorAll('.exchange pre')) {
      const mark = text.querySelector('mark');
      if (mark && text.clientHeight > 0) text.scrollTop = mark.offsetTop - text.offsetTop - text.clientHeight / 2;
    }
  };
  toMarks(document);
  document.addEventListener('toggle', (event) => toMarks(event.target), true);
  let timer = 0;
  for (const one of controls) one.addEventListener('change', apply);
  search.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(apply, 120); });
  document.getElementById('clear').addEventListener('click', clear);
  for (const link of all('a[data-set]')) link.addEventListener('click', () => {
    clear();
    const [name, value] = link.dataset.set.split('=');
    const control = controls.find((one) => one.dataset.filter === name);
    if (name === 'cell') cell = value;
    if (control) control.value = value;
    apply();
  });
  const zoomed = document.getElementById('zoomed');
  for (const link of all('a.zoom')) link.addEventListener('click', (event) => {
    event.preventDefault();
    const picture = link.querySelector('img').cloneNode();
    zoomed.querySelector('div').replaceChildren(picture);
    zoomed.showModal();
  });
  zoomed.addEventListener('click', (event) => { if (event.target.tagName !== 'IMG') zoomed.close(); });
  addEventListener('hashchange', reveal);
  document.addEventListener('click', (event) => {
    const link = event.target.closest && event.target.closest('a[href^="#"]');
    if (link && link.getAttribute('href') === location.hash) reveal();
  });
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = /^(?:INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (event.key === 'Escape') { if (!zoomed.open) clear(); return; }
    if (typing) return;
    if (event.key === '/') { event.preventDefault(); search.focus(); return; }
    if (event.key !== 'j' && event.key !== 'k') return;
    const found = all('.finding:not([hidden]) > summary');
    const at = found.indexOf(document.activeElement);
    const next = found[event.key === 'j' ? at + 1 : Math.max(0, at - 1)];
    if (next) { next.focus(); next.scrollIntoView({ block: 'nearest' }); }
  });
  document.getElementById('filters').hidden = false;
  reveal();
})();
`;
