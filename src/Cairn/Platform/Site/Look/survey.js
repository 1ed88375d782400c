// A link to a survey carries its code behind "#", which no browser sends: here it goes into the box and out of the address.
export function takeCode () {
  const box = document.querySelector('[data-code-of-link]')
  if (!box || location.hash.length < 2) return
  box.value = location.hash.slice(1)
  history.replaceState(null, '', location.pathname)
}
