/**
 * Says why the page does not start when its scripts do not come. Those can say nothing then, so this one stands by itself,
 * before them, and is no module: a browser loads none from a file.
 */
(() => {
  const reasons = {
    file:
      'This page was opened as a file, and browsers do not let it compute from there. Open it from a web server: ' +
      '“npm start” in its folder starts one and prints the address.',
    offline: 'You are offline, and a part of this page could not be loaded. Reload it when the connection is back.',
    missing:
      'A part of this page could not be loaded. Reload it; if that does not help, tell whoever looks after this site.',
  };

  const tell = () => {
    const kind = location.protocol === 'file:' ? 'file' : navigator.onLine ? 'missing' : 'offline';
    const words = document.createElement('p');
    words.setAttribute('role', 'alert');
    words.textContent = reasons[kind];
    document.querySelector('activarium-page')?.replaceChildren(words);
  };

  const noteFailure = (/** @type {Event} */ { target }) => {
    if (!(target instanceof HTMLScriptElement)) return;
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', tell);
    else tell();
  };
  // Failures of scripts do not bubble.
  window.addEventListener('error', noteFailure, true);
})();
