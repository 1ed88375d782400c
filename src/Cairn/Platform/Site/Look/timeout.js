// Says in time that the session is about to end, and lets the reader stay (WCAG 2.2.1); without script the sign-in page takes them back.
const warnBefore = 2 * 60

export const warnOfTimeout = () => {
  const box = document.querySelector('[data-idle-seconds]')
  if (!box) return
  const words = box.querySelector('p')
  const button = box.querySelector('button')
  const idle = Number(box.dataset.idleSeconds)
  const last = Date.now() / 1000 + Number(box.dataset.lastSeconds) // whatever the reader does
  let timers = []
  const say = (text, canStay) => {
    words.textContent = text
    button.hidden = !canStay
    box.hidden = false
  }
  const start = () => {
    timers.forEach(clearTimeout)
    box.hidden = true
    const left = last - Date.now() / 1000
    const ends = Math.min(idle, left)
    timers = [
      setTimeout(() => say(box.dataset.soon, left > idle), Math.max(0, ends - warnBefore) * 1000),
      setTimeout(() => say(box.dataset.over, false), ends * 1000),
    ]
  }
  button.addEventListener('click', async () => {
    const answer = await fetch('/account', { method: 'HEAD', redirect: 'manual' }).catch(() => null)
    if (answer?.ok) start()
  })
  start()
}
