// The page of the probe: starts a worker as the app does, under the policy that the main process serves.
const policy = trustedTypes.createPolicy('lectern-script-url', { createScriptURL: url => url });

window.workerAnswers = new Promise(answered => {
  const worker = new Worker(policy.createScriptURL('./probe-worker.js'), { type: 'module' });
  worker.onmessage = () => answered(true);
  worker.onerror = () => answered(false);
});
document.documentElement.dataset.idle = 'true';
