/** Buttons that copy the text they name; without scripts they stay hidden and the text can be selected. */
const SHOWN_MS = 2000;

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
  const source = document.getElementById(button.dataset['copy'] ?? '');
  const idle = button.textContent;
  if (!source) continue;
  button.hidden = false;
  button.addEventListener('click', () => {
    void navigator.clipboard.writeText(source.textContent.trim()).then(() => {
      button.textContent = button.dataset['done'] ?? idle;
      setTimeout(() => (button.textContent = idle), SHOWN_MS);
    });
  });
}

export {};
