// Asks the device for a passkey, new or known, and sends what it answers with the form; without script the page names the other way.
const problems = {
  NotAllowedError: 'Your device was not asked, took too long, or you stopped it. Try again.',
  InvalidStateError: 'This device has a passkey for your account already.',
}

const answer = (kind, asked) => kind === 'create'
  ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(asked) })
  : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(asked) })

export const askForPasskey = () => {
  const form = document.querySelector('form[data-passkey]')
  if (!form || !window.PublicKeyCredential?.parseCreationOptionsFromJSON) return
  const button = form.querySelector('button')
  const error = form.querySelector('[data-passkey-error]')
  form.querySelector('[data-passkey-none]').hidden = true
  button.hidden = false
  form.addEventListener('submit', async event => {
    event.preventDefault()
    error.hidden = true
    try {
      const credential = await answer(form.dataset.passkey, JSON.parse(form.dataset.asked))
      form.querySelector('[name=answer], [name=Answer]').value = JSON.stringify(credential)
      form.submit()
    } catch (problem) {
      error.textContent = problems[problem.name] ?? 'Your device could not do this. Use your password.'
      error.hidden = false
    }
  })
}
