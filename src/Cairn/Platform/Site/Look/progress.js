// Shows a job's progress as it comes; without it the page tells the same when it is loaded again.
export const showProgress = () => {
  for (const box of document.querySelectorAll('[data-progress]')) {
    const events = new EventSource(box.dataset.progress)
    events.onmessage = event => {
      const now = JSON.parse(event.data)
      if (now.state === 'Done' || now.state === 'Failed') {
        events.close()
        location.reload()
        return
      }
      const bar = box.querySelector('progress')
      const share = now.total > 0 ? Math.floor(now.done * 100 / now.total) : null
      if (bar && share !== null) {
        bar.max = 100
        bar.value = share
      }
      const words = box.querySelector('.c-progress__text span')
      if (words) words.textContent = now.step
      const amount = box.querySelector('[data-amount]')
      if (amount) amount.textContent = share === null ? '' : `${share}%`
    }
  }
}
