/** On a narrow screen the menu folds behind a button; without script it stays open. */
export function foldMenu () {
  const button = document.getElementById('menu-button')
  const menu = document.getElementById('menu')
  if (!button || !menu)
    return
  const show = open => {
    menu.classList.toggle('c-menu--folded', !open)
    button.setAttribute('aria-expanded', String(open))
  }
  button.hidden = false
  button.addEventListener('click', () => show(button.getAttribute('aria-expanded') !== 'true'))
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape' && button.getAttribute('aria-expanded') === 'true') {
      show(false)
      button.focus()
    }
  })
  show(false)
}
