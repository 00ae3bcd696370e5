/** The return page of Drop-in's window: closes the window. */
document.body.textContent = '✓';
window.close();
